import * as library from 'scorm-again/scorm12/min';
import {
  type Cmi,
  librarySettings,
  localCommits,
  logged,
  plainCopy,
  type ScormLibrary,
  type ScormLibraryClass,
  type StartSession,
} from './lms-api.ts';
import { runSimulator } from './simulator.ts';

interface Core {
  lesson_status?: string;
  exit?: string;
  entry?: string;
  total_time?: string;
  score?: { raw?: string };
}

interface Api extends ScormLibrary {
  LMSGetLastError(): string;
  LMSGetErrorString(code: string): string;
}
const { Scorm12API } = library as unknown as { Scorm12API: ScormLibraryClass<Api> };

const methods = [
  'LMSInitialize',
  'LMSFinish',
  'LMSGetValue',
  'LMSSetValue',
  'LMSCommit',
  'LMSGetLastError',
  'LMSGetErrorString',
  'LMSGetDiagnostic',
];

const start: StartSession = (saved, onCall) => {
  const api = new Scorm12API(librarySettings, localCommits);
  api.loadFromJSON(
    {
      cmi: saved ?? {
        core: {
          student_id: 'learner-1',
          student_name: 'Nibras, Amina',
          credit: 'credit',
          lesson_mode: 'normal',
          entry: 'ab-initio',
        },
      },
    },
    '',
  );
  const core = (): Core => (plainCopy(api.cmi)['core'] ?? {}) as Core;
  return {
    name: 'API',
    api: logged(
      api,
      methods,
      () => String(api.LMSGetLastError()),
      (code) => String(api.LMSGetErrorString(code)),
      onCall,
    ),
    data: () => plainCopy(api.cmi),
    saved() {
      const cmi = plainCopy(api.cmi);
      const before = core();
      const next: Record<string, unknown> = {
        ...before,
        entry: before.exit === 'suspend' ? 'resume' : '',
        exit: '',
        total_time: api.cmi.getCurrentTotalTime(),
      };
      delete next['session_time'];
      return { ...cmi, core: next } as Cmi;
    },
    result() {
      const { lesson_status: status = '', score } = core();
      const progress = String(plainCopy(api.cmi)['suspend_data'] ?? '');
      return {
        status,
        success: status === 'passed' || status === 'failed' ? status : '',
        score: score?.raw ?? '',
        totalTime: String(api.cmi.getCurrentTotalTime()),
        savedLength: progress.length,
        savedLimit: 4096,
      };
    },
  };
};

runSimulator(start);
