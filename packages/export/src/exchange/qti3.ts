import { qti30 } from '@nibras/formats';
import { qtiTranslator } from './qti-items.ts';

/** QTI 3.0: a package of items and a test. */
export const qti3Translator = qtiTranslator(qti30);
