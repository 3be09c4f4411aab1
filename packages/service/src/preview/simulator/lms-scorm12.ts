import * as library from 'scorm-again/scorm12/min';
import { type LibraryClass, libraryModel } from './library-model.ts';
import { scormLms } from './scorm-lms.ts';
import { readPreview, runSimulator } from './simulator.ts';

const { Scorm12API } = library as unknown as { Scorm12API: LibraryClass };
const data = readPreview();
runSimulator(data, scormLms(data, '12', libraryModel(Scorm12API, true)));
