import type {} from '../runtime.ts';
import { readMirror } from '../state/mirror.ts';
import { showLater } from './show-later.ts';

showLater(readMirror(''));
