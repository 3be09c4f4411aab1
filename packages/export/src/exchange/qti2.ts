import { qti21 } from '@nibras/formats';
import { qtiTranslator } from './qti-items.ts';

/** QTI 2.1: a package of items and a test. */
export const qti2Translator = qtiTranslator(qti21);
