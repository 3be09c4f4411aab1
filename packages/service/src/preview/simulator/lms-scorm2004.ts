import * as library from 'scorm-again/scorm2004/min';
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

interface Api extends ScormLibrary {
  GetLastError(): string;
  GetErrorString(code: string): string;
}
const { Scorm2004API } = library as unknown as { Scorm2004API: ScormLibraryClass<Api> };

const methods = [
  'Initialize',
  'Terminate',
  'GetValue',
  'SetValue',
  'Commit',
  'GetLastError',
  'GetErrorString',
  'GetDiagnostic',
];

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

const start: StartSession = (saved, onCall) => {
  const api = new Scorm2004API(librarySettings, localCommits);
  api.loadFromJSON(
    {
      cmi: saved ?? {
        learner_id: 'learner-1',
        learner_name: 'Amina Nibras',
        credit: 'credit',
        mode: 'normal',
        entry: 'ab-initio',
      },
    },
    '',
  );
  return {
    name: 'API_1484_11',
    api: logged(
      api,
      methods,
      () => String(api.GetLastError()),
      (code) => String(api.GetErrorString(code)),
      onCall,
    ),
    data: () => plainCopy(api.cmi),
    saved() {
      const cmi = plainCopy(api.cmi);
      const next: Cmi = {
        ...cmi,
        entry: cmi['exit'] === 'suspend' ? 'resume' : '',
        exit: '',
        total_time: api.cmi.getCurrentTotalTime(),
      };
      delete next['session_time'];
      return next;
    },
    result() {
      const cmi = plainCopy(api.cmi);
      const score = (cmi['score'] ?? {}) as { raw?: unknown; scaled?: unknown };
      return {
        status: text(cmi['completion_status']),
        success: text(cmi['success_status']) === 'unknown' ? '' : text(cmi['success_status']),
        score: text(score.raw),
        totalTime: text(api.cmi.getCurrentTotalTime()),
        savedLength: text(cmi['suspend_data']).length,
        savedLimit: 64_000,
      };
    },
  };
};

runSimulator(start);
