// The words of the page come with it (audits/field/phrases.py); here they are found and filled in.

// "{count} of {all} answered" with its numbers.
export const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

// What a person reads for a stored answer.
export const wordOf = (words, answer) => words.answers.find(([value]) => value === answer)?.[1] ?? answer;
