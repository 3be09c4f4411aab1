import type { Diagnostic } from '@nibras/base';
import { type ChoiceInteraction, markedIds, type ProseNode } from '@nibras/course';
import { type PlacedBlock, wordsOf } from '../course-view.ts';
import { problem } from '../problem.ts';
import { readable, sentencesOf, wordsOfLanguage } from '../words/words-of-language.ts';
import type { WordList } from '../words/word-list.ts';

const letters = (text: string): string[] =>
  readable(text)
    .toLocaleLowerCase()
    .match(/[\p{L}’'-]+/gu) ?? [];

/** A stem that ends as a statement: it neither asks, nor sets a task, nor is completed by an option. */
function isNoQuestion(stem: string, list: WordList): boolean {
  if (!/[.!]$/u.test(readable(stem)) || /[?؟_…]|\.\.\./u.test(stem) || markedIds(stem).length > 0) return false;
  if (letters(stem).some((word) => list.asking.includes(word))) return false;
  return !sentencesOf(stem).some((sentence) =>
    sentence.split(/[,;:،؛]\s*/u).some((part) => list.tasks.test(part.trim())),
  );
}

/** Words of rich text that stand out: bold, italic and the like. */
function markedWords(nodes: readonly ProseNode[]): string {
  return nodes
    .map(
      (node) => `${node.text !== undefined && node.marks?.length ? node.text : ''} ${markedWords(node.content ?? [])}`,
    )
    .join(' ');
}

/** The word that turns a question round and that nothing makes stand out. */
function unmarkedNegative(stem: string, nodes: readonly ProseNode[], list: WordList): string | undefined {
  const asked = sentencesOf(stem).at(-1) ?? '';
  const found = list.negatives.exec(asked);
  const word = found?.[1] ?? found?.[2];
  if (word === undefined) return undefined;
  const isLoud = word === word.toLocaleUpperCase() && word !== word.toLocaleLowerCase();
  return isLoud || readable(markedWords(nodes)).includes(word) ? undefined : word;
}

/** Words long enough to tell, without the Arabic article and conjunctions before them. */
function tellingWords(text: string, list: WordList): Set<string> {
  return new Set(
    letters(text)
      .flatMap((word) => word.split(/[’'-]/))
      .map((word) => word.replace(/^(?:[وفبكل]?ال|لل)(?=\p{Script=Arabic}{3})/u, ''))
      .filter((word) => word.length >= list.telling && !list.common.has(word)),
  );
}

/** A word that only the stem and the right option share. */
function sharedWord(stem: string, { options }: ChoiceInteraction, list: WordList): string | undefined {
  const asked = tellingWords(stem, list);
  const wrong = options.filter(({ correct }) => !correct).map(({ label }) => label);
  const elsewhere = letters(wrong.join(' ')).join(' ');
  return options
    .filter(({ correct }) => correct)
    .flatMap(({ label }) => [...tellingWords(label, list)])
    .find((word) => asked.has(word) && !elsewhere.includes(word.slice(0, Math.max(4, word.length - 2))));
}

/** The words of a question with options: what makes it unclear, or gives its key away. */
export function* checkWording(
  placed: PlacedBlock,
  interaction: ChoiceInteraction,
  language: string,
): Generator<Diagnostic> {
  const list = wordsOfLanguage(language);
  if (!list || interaction.inText) return;
  const at = { page: placed.page, block: placed.block.id, language };
  const text = placed.block.texts['stem']?.[language];
  const stem = wordsOf(text);
  if (stem.trim() === '') return;
  const { options, multiple, truth } = interaction;
  if (!truth && isNoQuestion(stem, list)) yield problem('question.stem-unclear', at);
  const negative = truth ? undefined : unmarkedNegative(stem, typeof text === 'string' ? [] : (text ?? []), list);
  if (negative !== undefined) yield problem('question.unmarked-negative', at, { text: negative });
  if (truth || options.length < 3) return;
  const absolute = (correct: boolean): number =>
    options.filter((one) => one.correct === correct && list.absolutes.test(readable(one.label))).length;
  if (absolute(false) > 0 && absolute(true) === 0) yield problem('question.absolutes', at);
  if (multiple) return;
  const shared = sharedWord(stem, interaction, list);
  if (shared !== undefined) yield problem('question.shared-word', at, { text: shared });
}
