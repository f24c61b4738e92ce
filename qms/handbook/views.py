"""The pages of the handbook: its contents with a search, and one page a chapter."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from qms.evidence.passages import passage
from qms.people.actors import actors_of
from qms.text.vietnamese import tidy
from qms.text.words import folded, question_of, words_of
from qms.web.search import marked_passage

from .chapters import chapters

BEGINNING = 40  # words


@login_required
@require_safe
def contents(request):
    """All chapters, those of one's own posts first; or the sections that say what was asked for."""
    asked = tidy(request.GET.get("q", "")).strip()[:200]
    every = chapters(get_language())
    posts = actors_of(request.user)[0].posts
    mine = [each for each in every if each.is_for(posts)]
    context = {
        "asked": asked,
        "mine": mine,
        "others": [each for each in every if each not in mine],
        "found": found_in(every, asked) if asked else [],
    }
    return render(request, "handbook/contents.html", context)


@login_required
@require_safe
def chapter(request, slug):
    """One chapter, with its headings beside it."""
    every = chapters(get_language())
    shown = next((each for each in every if each.slug == slug), None)
    if shown is None:
        raise Http404
    return render(request, "handbook/chapter.html", {"chapter": shown, "chapters": every})


def found_in(every, asked):
    """What says all the words that were typed: those with them in the heading first, then in the order of the book."""
    hits = [
        {"title": title, "chapter": each.title, "url": f"{each.url}#{section.anchor}", "text": text}
        for each in every
        for section in each.sections
        for title, text in section.said
        if _all_in(f"{title} {text}", asked)
    ]
    hits.sort(key=lambda hit: not _all_in(hit["title"], asked))
    return [
        hit | {"passage": marked_passage(passage(hit["text"], asked) or [(hit["text"][:200], False)])} for hit in hits
    ]


def _all_in(text, asked):
    """Whether every word stands there, the last of them perhaps typed half."""
    known = {folded(each) for each in words_of(text)}
    *whole, last = [folded(each) for words in question_of(asked) for each in words] or [""]
    return bool(last) and known.issuperset(whole) and any(word.startswith(last) for word in known)
