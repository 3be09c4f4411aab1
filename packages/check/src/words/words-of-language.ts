import { arabic } from './ar.ts';
import { english } from './en.ts';
import { french } from './fr.ts';
import type { WordList } from './word-list.ts';

const lists: Readonly<Record<string, WordList>> = { fr: french, en: english, ar: arabic };

/** The words of a language; undefined where nobody gathered them, so that rules of words are silent there. */
export const wordsOfLanguage = (language: string): WordList | undefined => lists[language.slice(0, 2)];

/** A text as the lists have it: no vowel signs nor stretching in Arabic, single spaces. */
export const readable = (text: string): string =>
  text
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Sentences of a text, each with its closing mark. */
export const sentencesOf = (text: string): string[] =>
  (readable(text).match(/[^.?!؟…]+[.?!؟…]*/gu) ?? []).map((one) => one.trim()).filter(Boolean);
