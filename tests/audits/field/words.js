// The words that the page brings along, as far as the tests read them.

export const words = {
  answers: [
    ["conforms", "Conforms"],
    ["nonconformity", "Nonconformity"],
  ],
  grades: [
    ["major", "Major"],
    ["minor", "Minor"],
  ],
  answered: "{count} of {all} answered",
  waiting: "waiting: {count}",
  sent: "all sent",
  on_way: "photos: {percent} %",
  offline: "no signal",
  login: "logged out",
  save: "Save",
  answer: "Answer",
  anew: "Answer anew",
  finding: "Log a finding",
  waits: "waits for a signal",
  sample: "Sample",
  nothing: "nothing here yet",
  mine: "Yours",
  theirs: "Theirs",
  keep_mine: "Keep yours",
  keep_theirs: "Keep theirs",
  refused: "Not accepted:",
  again: "Send again",
  drop: "Delete",
};

export const line = (key, given = {}) => ({
  key,
  clause: "8.5 Provision",
  number: "8.5",
  text: `Question ${key}`,
  evidence: "",
  answer: "",
  words: "",
  note: "",
  who: "",
  sequence: 1,
  ...given,
});
