#!/usr/bin/env python3
"""Checks an evidence pack: python3 verify.py pack.zip [--seal HEX]

Needs Python 3.9 or newer and nothing else: no key, no network, no other program. It recomputes
 1. the digest over every byte of the file, which stands at its end;
 2. the digest of every file in the pack, as MANIFEST.json lists them;
 3. the chain of every history row that the pack shows, and the Merkle root of every sealed batch of rows, the
    withheld ones by their digests;
 4. the chain of the seals; with --seal, that a seal printed earlier (in minutes, say) stands in this chain;
 5. that every attached file is one that the history names;
 6. that the records counted for a figure are there and agree with the digest in the history row that keeps the figure.
It exits with 0 when everything agrees, and with 1 and a line for each fault when it does not.

What it can't show: that registers, records, forms, documents and the index say what the history says, that none of
them and no attached file was left out, and why a row was withheld. They were written by the program that made the
pack. Compare them with the history, where each act on a page of records names the digests of its rows, and the digest
of the whole file with the one on the page of the program. Without --seal, somebody who could make everything anew could
make another pack that is whole too: take a seal from signed minutes.
"""

import argparse
import hashlib
import json
import re
import sys
import zipfile

TAIL = 64
CHUNK = 1 << 20
COUNTED = re.compile(r'\{"count":[1-9]\d*,"keys":"([0-9a-f]{64})"\}')


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Merkle:
    """A tree fed leaf by leaf; a lone leaf moves up as it is."""

    def __init__(self):
        self.count, self.tops = 0, []

    def add(self, digest):
        full = self.count
        while full & 1:
            digest = hashlib.sha256(self.tops.pop() + digest).digest()
            full >>= 1
        self.tops.append(digest)
        self.count += 1

    def root(self):
        tops = list(self.tops or [b"\0" * 32])
        top = tops.pop()
        while tops:
            top = hashlib.sha256(tops.pop() + top).digest()
        return top.hex()


def whole_file_faults(path):
    """The last 64 bytes are the digest of everything before them."""
    digest, kept = hashlib.sha256(), b""
    with open(path, "rb") as file:
        while True:
            chunk = file.read(CHUNK)
            if not chunk:
                break
            kept += chunk
            digest.update(kept[:-TAIL])
            kept = kept[-TAIL:]
    if kept.decode("ascii", "replace") != digest.hexdigest():
        yield "the file is not the one that was made: the digest at its end does not agree"


def member_faults(pack):
    """Every file is listed with its digest, and nothing else is there."""
    listed = json.loads(pack.read("MANIFEST.json"))["files"]
    names = pack.namelist()
    for name in sorted(set(names) - set(listed) - {"MANIFEST.json"}):
        yield f"{name}: is not in the manifest"
    for name, wanted in sorted(listed.items()):
        if name not in names:
            yield f"{name}: is missing"
            continue
        digest = hashlib.sha256()
        with pack.open(name) as file:
            for chunk in iter(lambda: file.read(CHUNK), b""):
                digest.update(chunk)
        if digest.hexdigest() != wanted:
            yield f"{name}: was altered"
        if name.startswith("files/") and digest.hexdigest() != name.split("/")[1]:
            yield f"{name}: is not the file that the history names"


class History:
    """The rows of one table, read in step with the seals."""

    def __init__(self, pack, label):
        self.label, self.last, self.faults, self.attached, self.counted = label, {}, [], set(), set()
        self.lines = iter(())
        name = f"history/{label}.jsonl"
        if name in pack.namelist():
            self.lines = iter(pack.open(name))

    def leaves(self, count):
        for _number in range(count):
            line = next(self.lines, None)
            if line is None:
                self.faults.append(f"history of {self.label}: rows are missing")
                return
            yield self.leaf(json.loads(line))

    def leaf(self, row):
        if row[0] == "withheld":
            return bytes.fromhex(row[1])
        _shown, history_id, pk, sequence, head, mac, text = row
        before = self.last.get(pk)
        previous = "" if sequence == 1 else before[1] if before and before[0] == sequence - 1 else None
        if previous is not None and sha256(previous + text) != head:
            self.faults.append(f"history of {self.label}, row {history_id}: does not follow the row before it")
        self.last[pk] = (sequence, head)
        if self.label == "evidence.Attachment":
            self.attached.update(re.findall(r"\b[0-9a-f]{64}\b", text))
        self.counted.update(COUNTED.findall(text))
        place = "\x1f".join([self.label, str(history_id), str(pk), head, mac, text])
        return hashlib.sha256(place.encode("utf-8")).digest()

    def rest(self):
        return sum(1 for _line in self.lines)


def history_faults(pack, seals):
    """Every batch has the root that its seal names; and what the rows name is there."""
    labels = sorted({label for seal in seals for label in seal["covers"]})
    histories = {label: History(pack, label) for label in labels}
    for seal in seals:
        tree = Merkle()
        for label in sorted(seal["covers"]):
            for leaf in histories[label].leaves(seal["covers"][label][2]):
                tree.add(leaf)
        if tree.root() != seal["root"]:
            yield "seal {}: the rows it covers are not those that were sealed".format(seal["number"])
    for history in histories.values():
        yield from history.faults
        if history.rest():
            yield f"history of {history.label}: has rows that no seal covers"
    known = histories["evidence.Attachment"].attached if "evidence.Attachment" in histories else set()
    for name in pack.namelist():
        if name.startswith("files/") and name.split("/")[1] not in known:
            yield f"{name}: the history knows no such file"
    yield from counted_faults(pack, set().union(*(each.counted for each in histories.values())))


def counted_faults(pack, named):
    """Each set of counted records has the digest by which a history row names it; none is missing."""
    there = set()
    with pack.open("counted/keys.jsonl") as lines:
        for line in lines:
            digest, texts = json.loads(line)
            there.add(digest)
            if sha256("\n".join(texts)) != digest:
                yield f"counted records {digest}: are not those that were counted"
    for digest in sorted(named ^ there):
        says = "are missing" if digest in named else "are named by no history row"
        yield f"counted records {digest}: {says}"


def format_faults(pack):
    """Each format is named by the digest of its own list of fields."""
    for name, told in json.loads(pack.read("history/formats.json")).items():
        if sha256(json.dumps([told["table"], told["fields"]]))[:12] != name:
            yield f"format {name}: its fields are not those that the history was written by"


def seal_faults(seals, wanted):
    """Each seal follows the one before it; a seal printed earlier is one of them."""
    before = ""
    for number, seal in enumerate(seals, 1):
        text = json.dumps(
            [before, number, seal["root"], seal["covers"], seal["made_at"], seal["marks"]], sort_keys=True
        )
        if seal["number"] != number or sha256(text) != seal["head"]:
            yield "seal {}: does not follow the seal before it".format(seal["number"])
        before = seal["head"]
    if wanted and wanted.lower() not in {seal["head"] for seal in seals}:
        yield f"the seal {wanted} is not in this pack: the evidence is another than it was then"


def faults_of(path, wanted=""):
    """Every fault of a pack, in words."""
    found = list(whole_file_faults(path))
    try:
        with zipfile.ZipFile(path) as pack:
            found += member_faults(pack)
            seals = json.loads(pack.read("history/seals.json"))
            found += history_faults(pack, seals)
            found += format_faults(pack)
            found += seal_faults(seals, wanted)
    except Exception as fault:  # whatever can't be read is not what was made
        found.append(f"the file can't be read: {type(fault).__name__}: {fault}")
    return found


def summary_of(path):
    """What a whole pack consists of, in words."""
    counts = {"shown": 0, "withheld": 0}
    with zipfile.ZipFile(path) as pack:
        seals = json.loads(pack.read("history/seals.json"))
        for name in pack.namelist():
            if name.startswith("history/") and name.endswith(".jsonl"):
                with pack.open(name) as lines:
                    for line in lines:
                        counts[json.loads(line)[0]] += 1
    newest = seals[-1] if seals else {"number": 0, "head": "-"}
    yield f"History rows shown: {counts['shown']}, withheld: {counts['withheld']}."
    yield f"Seals: {len(seals)}; the newest is number {newest['number']}: {newest['head']}"


def main():
    parser = argparse.ArgumentParser(description="Check an evidence pack.")
    parser.add_argument("pack")
    parser.add_argument("--seal", default="", help="a seal printed earlier, 64 hexadecimal digits")
    asked = parser.parse_args()
    found = faults_of(asked.pack, asked.seal)
    for fault in found:
        print(fault)
    if found:
        print(f"NOT WHOLE: {len(found)} faults.")
        return 1
    digest = hashlib.sha256()
    with open(asked.pack, "rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            digest.update(chunk)
    print(f"Whole. SHA-256 of this file: {digest.hexdigest()}")
    for line in summary_of(asked.pack):
        print(line)
    if not asked.seal:
        print("Not compared with a seal printed earlier: give one with --seal.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
