import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { derivedId, type Id } from '@nibras/base';
import type { AssetSetting } from '@nibras/blocks/models';
import { type ProseNode, textMarker } from '@nibras/course';
import type { BankQuestionSource } from './bank-source.ts';
import type { SourceFile } from './lesson-source.ts';
import { orders } from './parsed-block.ts';
import { toParagraph } from './prose.ts';
import { SourceError } from './source-error.ts';

/** Collects the texts of one question, with ids that are the same in every build. */
export class QuestionWriter {
  readonly texts: Record<string, Record<string, string | readonly ProseNode[]>> = {};
  /** What `[[name]]` stands for in the texts written from now on. */
  readonly marks = new Map<string, Id>();
  private readonly scope: readonly string[];
  private readonly file: SourceFile;

  constructor(scope: readonly string[], file: string) {
    this.scope = scope;
    this.file = { name: file, text: '', language: '' };
  }

  fail(what: string): never {
    throw new SourceError(this.file.name, 1, `${this.scope.at(-1)}: ${what}`);
  }

  /** An id that a text may name as `[[name]]`. */
  marked(name: string, kind: string, index: number): Id {
    const id = this.id(kind, index);
    this.marks.set(name, id);
    return id;
  }

  id(kind: string, index: number): Id {
    return derivedId(...this.scope, kind, String(index));
  }

  rich(slot: string, words: Readonly<Record<string, string>> | undefined): void {
    if (!words) return;
    this.texts[slot] = Object.fromEntries(
      Object.entries(words).map(([language, text]) => {
        const named = text.replace(/\[\[(\w+)\]\]/g, (_, name: string) =>
          textMarker(this.marks.get(name) ?? this.fail(`no [[${name}]]`)),
        );
        const tree = unified().use(remarkParse).parse(named);
        return [
          language,
          tree.children.map((node) => {
            if (node.type !== 'paragraph') this.fail(`${node.type} in "${text}"`);
            return toParagraph(this.file, node.children);
          }),
        ];
      }),
    );
  }

  plain(slot: string, words: Readonly<Record<string, string>>): void {
    this.texts[slot] = words;
  }
}

export const keyed = <Value>(
  ids: readonly Id[],
  value: (index: number) => Value,
): Record<Id, Value & { order: string }> => {
  const keys = orders(ids.length);
  return Object.fromEntries(ids.map((id, index) => [id, { ...value(index), order: keys[index]! }]));
};

/** The settings that a type has for itself; its members' texts go to the writer. */
export function ownSettings(
  question: BankQuestionSource,
  writer: QuestionWriter,
  picture: (name: string) => AssetSetting | string,
): Record<string, unknown> {
  const asset = (name: string): AssetSetting => {
    const found = picture(name);
    return typeof found === 'string' ? writer.fail(found) : found;
  };
  if (question.type === 'choice' || question.type === 'multiple-choice') {
    const ids = question.options.map((one, index) => {
      const id = writer.id('option', index);
      writer.rich(`option:${id}`, one.text);
      writer.rich(`feedback:${id}`, one.feedback);
      return id;
    });
    return {
      shuffle: question.type === 'choice' ? question.shuffle : true,
      ...(question.type === 'multiple-choice' ? { marking: 'partial' } : {}),
      options: keyed(ids, (index) => ({ correct: question.options[index]!.right === true })),
    };
  }
  if (question.type === 'true-false') {
    const ids = [writer.id('option', 0), writer.id('option', 1)];
    writer.rich(`feedback:${ids[0]}`, question.feedback.true);
    writer.rich(`feedback:${ids[1]}`, question.feedback.false);
    return {
      shuffle: false,
      certainty: false,
      options: keyed(ids, (index) => ({ correct: question.true === (index === 0) })),
    };
  }
  if (question.type === 'ordering') {
    const ids = question.items.map((one, index) => {
      const id = writer.id('item', index);
      writer.rich(`item:${id}`, one.text);
      writer.rich(`feedback:${id}`, one.feedback);
      return id;
    });
    return { marking: 'partial', steps: question.steps, items: keyed(ids, () => ({})) };
  }
  if (question.type === 'matching') {
    const targets = [...question.pairs.map(({ target }) => target), ...question.distractors].map((words, index) => {
      const id = writer.id('target', index);
      writer.rich(`target:${id}`, words);
      return id;
    });
    const sources = question.pairs.map((one, index) => {
      const id = writer.id('source', index);
      writer.rich(`source:${id}`, one.source);
      writer.rich(`feedback:${id}`, one.feedback);
      return id;
    });
    return {
      shuffle: true,
      sources: keyed(sources, (index) => ({ target: targets[index]! })),
      targets: keyed(targets, () => ({})),
    };
  }
  if (question.type === 'categorise' || question.type === 'matrix') {
    const targets = question.groups.map((words, index) => {
      const id = writer.id('target', index);
      writer.rich(`target:${id}`, words);
      return id;
    });
    const sources = question.items.map((one, index) => {
      const id = writer.id('source', index);
      writer.rich(`source:${id}`, one.text);
      writer.rich(`feedback:${id}`, one.feedback);
      return id;
    });
    const target = (index: number): Id => targets[question.items[index]!.group] ?? writer.fail('no such group');
    return {
      shuffle: question.type === 'categorise',
      sources: keyed(sources, (index) => ({ target: target(index) })),
      targets: keyed(targets, () => ({})),
    };
  }
  if (question.type === 'drag-words') {
    const gaps = question.words.map((one, index) => {
      const id = writer.marked(String(index + 1), 'gap', index);
      writer.rich(`feedback:${id}`, one.feedback);
      return id;
    });
    const bank = [...question.words.map(({ text }) => text), ...question.distractors].map((words, index) => {
      const id = writer.id('word', index);
      writer.plain(`word:${id}`, words);
      return id;
    });
    return {
      shuffle: true,
      gaps: keyed(gaps, (index) => ({ word: bank[index]! })),
      bank: keyed(bank, () => ({})),
    };
  }
  if (question.type === 'select-text') {
    const ids = question.options.map((one, index) => {
      const id = writer.marked(String(index + 1), 'option', index);
      writer.plain(`option:${id}`, one.text);
      writer.rich(`feedback:${id}`, one.feedback);
      return id;
    });
    return {
      marking: 'partial',
      options: keyed(ids, (index) => ({ correct: question.options[index]!.right === true })),
    };
  }
  if (question.type === 'cloze') {
    const gaps = question.gaps.map((_, index) => writer.marked(String(index + 1), 'gap', index));
    const words = question.gaps.flatMap((gap, at) => {
      if (gap.way === 'number') {
        writer.rich(`feedback:${gaps[at]}`, gap.feedback);
        return [];
      }
      return gap.words.map((word) => ({ ...word, gap: gaps[at]! }));
    });
    const ids = words.map((word, index) => {
      const id = writer.id('word', index);
      writer.plain(`word:${id}`, word.text);
      writer.rich(`feedback:${id}`, word.feedback);
      return id;
    });
    return {
      shuffle: true,
      caseSensitive: false,
      accentSensitive: false,
      nearMiss: 0.5,
      gaps: keyed(gaps, (index) => {
        const gap = question.gaps[index]!;
        const number = gap.way === 'number' ? gap : { value: 0, tolerance: 0 };
        return { way: gap.way, value: number.value, tolerance: number.tolerance };
      }),
      words: keyed(ids, (index) => ({ gap: words[index]!.gap, credit: words[index]!.right ? 1 : 0 })),
    };
  }
  if (question.type === 'calculated') {
    const variables = question.variables.map(({ name }, index) => writer.marked(name, 'variable', index));
    const draws = question.draws.map((_, index) => writer.id('draw', index));
    return {
      formula: question.formula,
      tolerance: question.tolerance,
      percent: false,
      anew: true,
      unitNeeded: false,
      units: {},
      variables: keyed(variables, (index) => question.variables[index]!),
      draws: keyed(draws, (index) => ({
        values: Object.fromEntries(variables.map((id, at) => [id, question.draws[index]![at]])),
      })),
    };
  }
  if (question.type === 'hotspot') {
    writer.plain('alt', question.alt);
    const ids = question.zones.map((zone, index) => {
      const id = writer.id('region', index);
      writer.rich(`option:${id}`, zone.name);
      writer.rich(`feedback:${id}`, zone.feedback);
      return id;
    });
    return {
      asset: asset(question.picture),
      several: question.zones.filter(({ right }) => right).length > 1,
      marking: 'partial',
      outlined: true,
      elsewhere: writer.id('elsewhere', 0),
      regions: keyed(ids, (index) => {
        const { shape, place, right } = question.zones[index]!;
        return { correct: right, shape, place };
      }),
    };
  }
  if (question.type === 'label-picture') {
    writer.plain('alt', question.alt);
    const zones = question.zones.map((zone, index) => {
      const id = writer.id('zone', index);
      writer.rich(`zone:${id}`, zone.name);
      writer.rich(`feedback:${id}`, zone.feedback);
      return id;
    });
    const labels = [...question.zones.map(({ label }) => label), ...question.distractors].map((words, index) => {
      const id = writer.id('label', index);
      writer.rich(`label:${id}`, words);
      return id;
    });
    return {
      asset: asset(question.picture),
      look: 'label',
      shuffle: true,
      aside: writer.id('aside', 0),
      zones: keyed(zones, (index) => {
        const { shape, place } = question.zones[index]!;
        return { shape, place };
      }),
      labels: keyed(labels, (index) => ({ zone: zones[index] ?? '' })),
    };
  }
  const ids = question.answers.map((_, index) => writer.id('answer', index));
  if (question.type === 'short-text') {
    for (const [index, one] of question.answers.entries()) {
      writer.plain(`answer:${ids[index]}`, one.text);
      writer.rich(`feedback:${ids[index]}`, one.feedback);
    }
    return {
      caseSensitive: false,
      accentSensitive: false,
      answers: keyed(ids, (index) => ({ credit: question.answers[index]!.right ? 1 : 0 })),
    };
  }
  for (const [index, one] of question.answers.entries()) writer.rich(`feedback:${ids[index]}`, one.feedback);
  return {
    unitNeeded: false,
    answers: keyed(ids, (index) => {
      const { value, tolerance, right = index === 0 } = question.answers[index]!;
      return { value, tolerance, percent: false, credit: right ? 1 : 0 };
    }),
  };
}
