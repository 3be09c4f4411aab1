import * as library from 'scorm-again/scorm2004/min';
import { type LibraryClass, libraryModel } from './library-model.ts';
import { scormLms } from './scorm-lms.ts';
import { readPreview, runSimulator } from './simulator.ts';

const { Scorm2004API } = library as unknown as { Scorm2004API: LibraryClass };
const data = readPreview();
runSimulator(data, scormLms(data, data.edition ?? '2004-4th', libraryModel(Scorm2004API, false)));
