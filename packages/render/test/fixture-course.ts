import * as Y from 'yjs';
import { models } from '@nibras/blocks/models';
import {
  addNode,
  blockRef,
  type BlockSeed,
  type CourseDocument,
  type CourseSnapshot,
  createBlock,
  initialiseCourse,
  openDocument,
  paragraph,
  type ProseNode,
  takeSnapshot,
} from '@nibras/course';
import type { AssetFacts } from '../src/rendered-course.ts';

/** Ids that are the same in every run. */
export function countedIds(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}${String((count += 1)).padStart(12 - prefix.length, '0')}`;
}

const ids = { page: countedIds('p'), block: countedIds('b'), member: countedIds('m') };

export const pictureFacts: AssetFacts = {
  hash: 'ab'.repeat(32),
  size: 34_337,
  crc32: 1,
  mediaType: 'image/jpeg',
  width: 960,
  height: 540,
};

export function heading(level: number, text: string): ProseNode {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text }] };
}

/** Words of a text by language. */
export type Texts = Readonly<Record<string, string>>;

const member = (order: number): string => `a${order}`;

export function choiceSeed(
  stem: Texts,
  options: readonly { text: Texts; correct?: boolean; feedback?: Texts }[],
  extra: Readonly<Record<string, unknown>> = {},
): BlockSeed {
  const made = options.map((option, index) => ({ ...option, id: ids.member(), order: member(index) }));
  return {
    settings: {
      points: 1,
      attempts: 1,
      shuffle: false,
      ...extra,
      options: Object.fromEntries(made.map(({ id, order, correct }) => [id, { order, correct: correct === true }])),
    },
    texts: {
      stem,
      ...Object.fromEntries(made.map(({ id, text }) => [`option:${id}`, text])),
      ...Object.fromEntries(made.flatMap(({ id, feedback }) => (feedback ? [[`feedback:${id}`, feedback]] : []))),
    },
  };
}

export function matchingSeed(
  stem: Texts,
  pairs: readonly (readonly [Texts, Texts])[],
  extra: Readonly<Record<string, unknown>> = {},
): BlockSeed {
  const made = pairs.map(([source, target], index) => ({
    source,
    target,
    s: ids.member(),
    t: ids.member(),
    order: member(index),
  }));
  return {
    settings: {
      points: 2,
      attempts: 1,
      shuffle: false,
      ...extra,
      sources: Object.fromEntries(made.map(({ s, t, order }) => [s, { order, target: t }])),
      targets: Object.fromEntries(made.map(({ t, order }) => [t, { order }])),
    },
    texts: {
      stem,
      ...Object.fromEntries(made.map(({ s, source }) => [`source:${s}`, source])),
      ...Object.fromEntries(made.map(({ t, target }) => [`target:${t}`, target])),
    },
  };
}

export function shortTextSeed(
  stem: Texts,
  answers: readonly { text: Texts; credit: number; feedback?: Texts }[],
  extra: Readonly<Record<string, unknown>> = {},
): BlockSeed {
  const made = answers.map((answer, index) => ({ ...answer, id: ids.member(), order: member(index) }));
  return {
    settings: {
      points: 1,
      attempts: 1,
      ...extra,
      answers: Object.fromEntries(made.map(({ id, order, credit }) => [id, { order, credit }])),
    },
    texts: {
      stem,
      ...Object.fromEntries(made.map(({ id, text }) => [`answer:${id}`, text])),
      ...Object.fromEntries(made.flatMap(({ id, feedback }) => (feedback ? [[`feedback:${id}`, feedback]] : []))),
    },
  };
}

/** A course under construction, with ids that are the same in every run. */
export class CourseMaker {
  readonly document: CourseDocument;
  constructor(languages: readonly string[], title: Texts) {
    this.document = openDocument(new Y.Doc());
    initialiseCourse(this.document, { id: 'c00000000001', languages, title });
  }

  node(kind: 'module' | 'lesson', title: Texts, parent = '', settings = {}): string {
    return addNode(this.document, { id: ids.page(), kind, title, parent, settings });
  }

  block(type: keyof typeof models, seed: BlockSeed): ProseNode {
    return blockRef(createBlock(this.document, models[type], seed, ids.block()));
  }

  page(title: Texts, prose: Readonly<Record<string, readonly ProseNode[]>>, parent = '', settings = {}): string {
    return addNode(this.document, { id: ids.page(), kind: 'page', title, parent, settings, prose });
  }

  snapshot(): CourseSnapshot {
    return takeSnapshot(this.document, models);
  }
}

const sentence =
  'Les élèves de la classe de l’école rurale apprennent mieux lorsque la leçon part de leur vie quotidienne. L’enseignant observe, pose une question simple, puis laisse le groupe chercher avant de donner la règle.';
const texts = [
  sentence,
  'Une séance efficace suit trois temps : découvrir, s’entraîner, vérifier. À chaque temps correspond une consigne courte, dite à voix haute et écrite au tableau. Les élèves reformulent la consigne avec leurs mots, ce qui permet de repérer immédiatement les malentendus.',
  'Le travail en petits groupes aide les élèves les plus timides à parler. On change les groupes chaque semaine, on donne un rôle à chacun, et l’on termine toujours par une mise en commun rapide. Le rôle de rapporteur tourne afin que tous s’exercent à présenter un résultat.',
  'L’évaluation formative n’est pas une note. C’est une information que l’enseignant utilise le lendemain pour regrouper les élèves, reprendre une notion ou proposer un défi. Une question à choix multiples bien rédigée suffit souvent à révéler l’erreur la plus fréquente.',
];

export const questionTexts: readonly (readonly [string, readonly string[], number])[] = [
  ['QUESTION-UNE. Combien de temps comporte une séance efficace ?', ['Trois', 'Deux', 'Cinq', 'Sept'], 0],
  [
    'QUESTION-DEUX. Que fait l’élève avec la consigne ?',
    ['Il la recopie dix fois', 'Il la reformule', 'Il l’oublie', 'Il la traduit'],
    1,
  ],
  [
    'QUESTION-TROIS. À quelle fréquence change-t-on les groupes ?',
    ['Jamais', 'Chaque jour', 'Chaque semaine', 'Chaque année'],
    2,
  ],
  [
    'QUESTION-QUATRE. L’évaluation formative est-elle une note ?',
    ['Oui, toujours', 'Oui, le vendredi', 'Cela dépend du directeur', 'Non, une information'],
    3,
  ],
  [
    'QUESTION-CINQ. Qui présente le résultat du groupe ?',
    ['Le rapporteur', 'Le directeur', 'Personne', 'L’inspecteur'],
    0,
  ],
];

/** Text pages, then a scored quiz of five single choices; pictures on the first two pages where asked. */
export function referenceCourse(
  textPages = 3,
  options: { pictures?: readonly string[]; quiz?: boolean; allTypes?: boolean } = {},
): CourseSnapshot {
  const maker = new CourseMaker(['fr'], { fr: 'Enseigner en milieu rural' });
  const markers = ['MARQUEUR-UN. ', 'MARQUEUR-DEUX. ', 'MARQUEUR-TROIS. '];
  const titles = ['Préparer la séance', 'Animer la séance', 'Évaluer les acquis'];
  for (let index = 0; index < textPages; index += 1) {
    const picture = options.pictures?.[index];
    const refs = picture
      ? [
          maker.block('picture', {
            settings: { asset: [picture, `p${index}.jpg`, 'image/jpeg', 960, 540], decorative: false, size: 'full' },
            texts: { alt: { fr: 'Une salle de classe' } },
          }),
        ]
      : [];
    maker.page(
      { fr: titles[index] ?? `Page de lecture ${index + 1}` },
      {
        fr: [
          paragraph((markers[index] ?? '') + texts[index % 4]!),
          paragraph(texts[(index + 1) % 4]!),
          ...refs,
          paragraph(texts[(index + 2) % 4]!),
          paragraph(texts[(index + 3) % 4]!),
        ],
      },
    );
  }
  if (options.quiz !== false) {
    const refs = questionTexts.map(([stem, labels, key]) =>
      maker.block(
        'choice',
        choiceSeed(
          { fr: stem },
          labels.map((label, index) => ({
            text: { fr: label },
            correct: index === key,
            feedback: { fr: index === key ? 'Oui.' : 'Relisez la page.' },
          })),
        ),
      ),
    );
    if (options.allTypes) {
      refs.push(
        maker.block(
          'multiple-choice',
          choiceSeed(
            { fr: 'Que faut-il préparer ?' },
            [
              { text: { fr: 'La consigne' }, correct: true },
              { text: { fr: 'Les groupes' }, correct: true },
              { text: { fr: 'La météo' } },
            ],
            { marking: 'partial', points: 2 },
          ),
        ),
        maker.block(
          'matching',
          matchingSeed({ fr: 'Associez.' }, [
            [{ fr: 'Découvrir' }, { fr: 'au début' }],
            [{ fr: 'S’entraîner' }, { fr: 'au milieu' }],
            [{ fr: 'Vérifier' }, { fr: 'à la fin' }],
          ]),
        ),
        maker.block(
          'short-text',
          shortTextSeed({ fr: 'Capitale du Maroc ?' }, [
            { text: { fr: 'Rabat' }, credit: 1 },
            { text: { fr: 'Casablanca' }, credit: 0, feedback: { fr: 'La plus grande ville.' } },
          ]),
        ),
      );
    }
    maker.page({ fr: 'Quiz' }, { fr: refs }, '', { quiz: { mastery: 60 } });
  }
  return maker.snapshot();
}

/** A page of practice, then a module that is a scored quiz: a page, and a lesson of two pages, of 1, 1 and 2 marks. */
export function moduleQuiz(): CourseSnapshot {
  const maker = new CourseMaker(['fr'], { fr: 'Un module noté' });
  const question = (points: number): ProseNode =>
    maker.block(
      'choice',
      choiceSeed(
        { fr: 'Laquelle ?' },
        [
          { text: { fr: 'Celle-ci' }, correct: true, feedback: { fr: 'Oui.' } },
          { text: { fr: 'Celle-là' }, feedback: { fr: 'Relisez.' } },
        ],
        { points },
      ),
    );
  maker.page({ fr: 'Exercice' }, { fr: [paragraph('Essayez.'), question(1)] });
  const module = maker.node('module', { fr: 'Évaluation' }, '', { quiz: { mastery: 75 } });
  maker.page({ fr: 'Quiz 1' }, { fr: [question(1)] }, module);
  const lesson = maker.node('lesson', { fr: 'Suite' }, module);
  maker.page({ fr: 'Quiz 2' }, { fr: [question(1)] }, lesson);
  maker.page({ fr: 'Quiz 3' }, { fr: [question(2)] }, lesson);
  return maker.snapshot();
}

/** Pages with a practice question each, in modules of ten. */
export function longCourse(pages: number, shuffle = false): CourseSnapshot {
  const maker = new CourseMaker(['fr'], { fr: 'Un long cours' });
  let module = '';
  for (let index = 0; index < pages; index += 1) {
    if (index % 10 === 0) module = maker.node('module', { fr: `Module ${index / 10 + 1}` });
    const question = maker.block(
      'choice',
      choiceSeed(
        { fr: 'Est-ce clair ?' },
        ['Non, pas du tout', 'Oui', 'Non, presque', 'Non, rien'].map((text) => ({
          text: { fr: text },
          correct: text === 'Oui',
          feedback: { fr: text === 'Oui' ? 'Bien.' : 'Relisez.' },
        })),
        { shuffle },
      ),
    );
    maker.page(
      { fr: `Page ${index + 1}` },
      { fr: [...texts.map((text) => paragraph(`${index} ${text}`)), question] },
      module,
    );
  }
  return maker.snapshot();
}
