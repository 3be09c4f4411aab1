import { z } from 'zod';
import { appErrorCodes } from '@nibras/base';
import type { EventName, EventOf, InputOf, MethodName, OutputOf, ParsedInputOf } from './define-contract.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes expected');
const nothing = z.object({});
const id = z.string().regex(/^[a-z][a-z0-9]{11}$/);
const courseKey = z.string().min(1).max(64);
const language = z.string().regex(/^[A-Za-z0-9-]{2,35}$/);
const localText = z.record(z.string(), z.string());
const path = z.string().min(1).max(4096);
const params = z.record(z.string(), z.union([z.string(), z.number()]));

const diagnostic = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string(),
  at: z.object({
    page: z.string().optional(),
    block: z.string().optional(),
    slot: z.string().optional(),
    language: z.string().optional(),
    file: z.string().optional(),
  }),
  params: params.optional(),
});

const failure = z.object({ code: z.enum(appErrorCodes), params });

const recentCourse = z.object({
  path,
  title: localText,
  languages: z.array(z.string()),
  defaultLanguage: z.string(),
  /** Milliseconds since 1970. */
  edited: z.number(),
  pages: z.number(),
  minutes: z.number(),
  /** False when the file is no longer there. */
  present: z.boolean(),
});

const startingPoint = z.object({
  /** Name to pass to `course.create`. */
  id: z.string(),
  kind: z.enum(['template', 'sample']),
  title: localText,
  description: localText,
  languages: z.array(z.string()),
  pages: z.number(),
  minutes: z.number(),
});

const openedCourse = z.object({
  /** Names the open course in later calls. */
  course: courseKey,
  path,
  /** State of the document as one Yjs update. */
  state: bytes,
  readOnly: z.boolean(),
  /** Why it is read-only or what was repaired, to be told to the author. */
  diagnostics: z.array(diagnostic),
  /** Prefix of addresses where the course's assets can be shown: append the hash. */
  assetBase: z.string(),
});

const assetFacts = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  width: z.number().optional(),
  height: z.number().optional(),
  duration: z.number().optional(),
});

const publishTarget = z.object({
  id: z.string(),
  /** JSON Schema of the options, from which the form is drawn. */
  options: z.record(z.string(), z.unknown()),
  fileName: z.string(),
});

const namedVersion = z.object({ id: z.string(), name: z.string(), time: z.number(), bytes: z.number() });

const mergeEntry = z.object({
  code: z.string(),
  at: z.object({ page: z.string().optional(), block: z.string().optional() }),
  /** Both readings of a text that two sides changed apart, where one hid the other. */
  kept: z.string().optional(),
  other: z.string().optional(),
});

const questionsChoice = z.object({
  course: courseKey,
  path,
  /** The course's main language where it is not said. */
  language: language.optional(),
  /** Found out from the file where it is not said. */
  format: z.string().optional(),
  /** Into a new bank where it is not said, or onto pages of a new module. */
  into: z.enum(['bank', 'pages']).optional(),
});

const questionsOutcome = z.object({
  format: z.string(),
  /** The bank or module that holds them; absent where there were none. */
  node: id.optional(),
  count: z.number(),
  diagnostics: z.array(diagnostic),
});

const bankChoice = z.object({
  course: courseKey,
  path,
  /** A bank of the other file; all its questions where it is not said. */
  from: id.optional(),
  /** Where new questions go; a new bank where it is not said. */
  into: id.optional(),
  /** False where new questions are left out. */
  add: z.boolean().optional(),
  update: z.boolean(),
  /** Also replaces questions that were changed here. */
  replaceOwn: z.boolean().optional(),
});

const bankOutcome = z.object({
  added: z.number(),
  updated: z.number(),
  same: z.number(),
  /** Questions that differ and stay as they are here. */
  kept: z.number(),
});

const jobState = z.enum(['running', 'done', 'failed', 'cancelled']);

/** The one contract between the studio and whatever hosts it. */
export const contract = {
  methods: {
    'app.describe': {
      input: nothing,
      output: z.object({
        version: z.string(),
        host: z.enum(['electron', 'web']),
        /** What only some hosts can do, e.g. `reveal-in-folder`, `native-dialogs`. */
        capabilities: z.array(z.string()),
        /** Folder where new courses go unless the author chooses another. */
        documents: path,
        locale: z.string(),
      }),
    },
    'home.list': {
      input: nothing,
      output: z.object({ recents: z.array(recentCourse), startingPoints: z.array(startingPoint) }),
    },
    'home.forget': { input: z.object({ path }), output: nothing },
    'settings.read': { input: nothing, output: z.object({ values: z.record(z.string(), z.unknown()) }) },
    'settings.write': { input: z.object({ values: z.record(z.string(), z.unknown()) }), output: nothing },
    'files.list': {
      input: z.object({ folder: path.optional() }),
      output: z.object({
        folder: path,
        parent: path.optional(),
        entries: z.array(
          z.object({
            name: z.string(),
            path,
            kind: z.enum(['folder', 'course', 'package', 'questions']),
            modified: z.number(),
            size: z.number(),
          }),
        ),
      }),
    },
    'files.choose-open': {
      input: z.object({ kind: z.enum(['course', 'questions']).optional() }),
      output: z.object({ path: path.optional() }),
    },
    'files.choose-save': {
      input: z.object({ suggestedName: z.string(), kind: z.enum(['course', 'package', 'folder', 'questions']) }),
      output: z.object({ path: path.optional() }),
    },
    'files.reveal': { input: z.object({ path }), output: nothing },

    'course.create': {
      input: z.object({
        /** Absent: a file named after the title in the documents folder. */
        path: path.optional(),
        title: localText,
        languages: z.array(language).min(1),
        startingPoint: z.string().optional(),
      }),
      output: openedCourse,
    },
    'course.open': { input: z.object({ path, readOnly: z.boolean().optional() }), output: openedCourse },
    'course.recover': {
      input: z.object({ path }),
      output: z.object({ path, diagnostics: z.array(diagnostic) }),
    },
    'course.close': { input: z.object({ course: courseKey }), output: nothing },
    'course.append': {
      /** Answers only after the updates are committed to the file; sent again after a break, updates are idempotent. */
      input: z.object({ course: courseKey, updates: z.array(bytes).min(1).max(1000) }),
      output: z.object({ logBytes: z.number() }),
    },
    'course.state': { input: z.object({ course: courseKey }), output: z.object({ state: bytes }) },
    'course.save-copy': {
      input: z.object({ course: courseKey, path, overwrite: z.boolean().optional() }),
      output: z.object({ path }),
    },
    'course.fork': {
      input: z.object({ course: courseKey, path: path.optional(), title: localText.optional() }),
      output: openedCourse,
    },
    'course.merge': { input: z.object({ course: courseKey, path }), output: z.object({ report: z.array(mergeEntry) }) },
    'course.search': {
      input: z.object({ course: courseKey, text: z.string().max(200), language: language.optional() }),
      output: z.object({
        hits: z.array(
          z.object({
            page: id,
            block: id.optional(),
            language: z.string(),
            title: z.string(),
            before: z.string(),
            match: z.string(),
            after: z.string(),
          }),
        ),
      }),
    },
    'course.check': {
      input: z.object({ course: courseKey, targets: z.array(z.string()).optional() }),
      output: z.object({ problems: z.array(diagnostic), words: localNumber(), minutes: localNumber() }),
    },

    'version.create': {
      input: z.object({ course: courseKey, name: z.string().min(1).max(200) }),
      output: namedVersion,
    },
    'version.list': { input: z.object({ course: courseKey }), output: z.object({ versions: z.array(namedVersion) }) },
    'version.read': { input: z.object({ course: courseKey, version: z.string() }), output: z.object({ state: bytes }) },
    'version.save-copy': {
      /** Absent path: beside the course, named after the version. */
      input: z.object({ course: courseKey, version: z.string(), path: path.optional() }),
      output: z.object({ path }),
    },
    'version.delete': { input: z.object({ course: courseKey, version: z.string() }), output: nothing },

    'asset.begin': {
      input: z.object({ course: courseKey, name: z.string().min(1).max(255), size: z.number().int().nonnegative() }),
      output: z.object({ upload: z.string() }),
    },
    'asset.chunk': {
      input: z.object({ upload: z.string(), bytes: bytes.refine((value) => value.byteLength <= 1024 * 1024) }),
      output: nothing,
    },
    'asset.finish': {
      input: z.object({ upload: z.string() }),
      output: z.object({ asset: assetFacts, diagnostics: z.array(diagnostic) }),
    },
    'asset.abort': { input: z.object({ upload: z.string() }), output: nothing },
    'asset.list': { input: z.object({ course: courseKey }), output: z.object({ assets: z.array(assetFacts) }) },

    'preview.start': {
      input: z.object({
        course: courseKey,
        language,
        /** `scorm12`, `scorm2004` or `web`. */
        target: z.string(),
        page: id.optional(),
        /** Only this question, on a page of its own. */
        question: id.optional(),
      }),
      output: z.object({
        preview: z.string(),
        /** Address of the simulator page, on an origin of its own. */ url: z.string(),
      }),
    },
    'preview.stop': { input: z.object({ preview: z.string() }), output: nothing },

    /** Reads questions of another tool into a new bank, or into a new module at the end of the course. */
    'questions.import': { input: questionsChoice, output: questionsOutcome },
    /** The same as an update of the document that the asker applies itself, so that it is one step of its undo. */
    'questions.bring': { input: questionsChoice, output: questionsOutcome.extend({ change: bytes }) },
    'questions.export': {
      input: z.object({
        course: courseKey,
        path,
        language: language.optional(),
        format: z.string(),
        /** Pages and banks where it is not said. */
        from: z.enum(['pages', 'banks', 'all']).optional(),
      }),
      output: z.object({ count: z.number(), diagnostics: z.array(diagnostic) }),
    },

    /** Writes one bank, in all languages and with its pictures, as a course file without pages. */
    'bank.save': {
      input: z.object({ course: courseKey, bank: id, path, overwrite: z.boolean().optional() }),
      output: z.object({ path, count: z.number() }),
    },
    /** What adding the questions of another course file would come to; nothing is changed. */
    'bank.look': {
      input: z.object({
        course: courseKey,
        path,
        /** A bank of that file; all its questions where it is not said. */
        from: id.optional(),
      }),
      output: z.object({
        title: localText,
        banks: z.array(z.object({ id, title: localText, count: z.number() })),
        added: z.number(),
        /** Questions that came from there before and differ now. */
        changed: z.number(),
        /** Those of them that were changed here since, or may have been: an update would take that away. */
        own: z.array(z.object({ question: id, stem: localText })),
        same: z.number(),
      }),
    },
    /** Copies new questions into a bank or page; those that came before are brought up to date only where wanted. */
    'bank.add': { input: bankChoice, output: bankOutcome },
    /**
     * The same as an update that the window applies itself, as one step of the author's; pictures and sounds are in the file already.
     */
    'bank.bring': { input: bankChoice, output: bankOutcome.extend({ change: bytes }) },

    'publish.targets': { input: nothing, output: z.object({ targets: z.array(publishTarget) }) },
    /** What publishing so would mean for learners: how much of their progress is kept, what those in the middle would notice. */
    'publish.foresee': {
      input: z.object({
        course: courseKey,
        target: z.string(),
        language,
        options: z.record(z.string(), z.unknown()),
      }),
      output: z.object({
        progress: z.object({
          /** Characters of a learner who has done everything, and those that the target keeps. */
          size: z.number(),
          limit: z.number(),
          /** Questions whose answers may not be shown again after a pause. */
          lost: z.array(z.object({ page: id, block: id, prompt: z.string() })),
        }),
        /** When the course was last published so. */
        previous: z.number().optional(),
        changes: z.array(diagnostic),
        /** What the target has no place for. */
        losses: z.array(diagnostic),
      }),
    },
    'publish.start': {
      input: z.object({
        course: courseKey,
        target: z.string(),
        language,
        options: z.record(z.string(), z.unknown()),
        /** File or folder to write; a file that exists is replaced only when whole. */
        path,
      }),
      output: z.object({ job: z.string() }),
    },
    'publish.cancel': { input: z.object({ job: z.string() }), output: nothing },
  },
  events: {
    /** Somebody else changed the document: a merge, a repair, another window. */
    'course.update': z.object({ course: courseKey, update: bytes }),
    'course.closed': z.object({ course: courseKey, reason: failure.optional() }),
    /** The file could not take an update; it is kept and will be tried again. */
    'course.write-failed': z.object({ course: courseKey, failure }),
    'publish.progress': z.object({
      job: z.string(),
      state: jobState,
      /** 0 to 1. */
      progress: z.number(),
      step: z.string(),
      path: path.optional(),
      bytes: z.number().optional(),
      weight: z.record(z.string(), z.number()).optional(),
      diagnostics: z.array(diagnostic).optional(),
      failure: failure.optional(),
    }),
    /** The desktop's menu or a double-click asks the studio to run one of its commands. */
    'app.command': z.object({ command: z.string(), argument: z.string().optional() }),
  },
} as const;

function localNumber(): z.ZodRecord<z.ZodString, z.ZodNumber> {
  return z.record(z.string(), z.number());
}

export type HostContract = typeof contract;
export type HostMethod = MethodName<HostContract>;
export type HostEvent = EventName<HostContract>;
export type HostInput<Name extends HostMethod> = InputOf<HostContract, Name>;
export type HostParsedInput<Name extends HostMethod> = ParsedInputOf<HostContract, Name>;
export type HostOutput<Name extends HostMethod> = OutputOf<HostContract, Name>;
export type HostEventOf<Name extends HostEvent> = EventOf<HostContract, Name>;
