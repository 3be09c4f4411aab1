import type {} from '../runtime.ts';
import { defineQuestion } from '../question/question-element.ts';

nibras.define = (type, behaviour) => defineQuestion(type, behaviour, nibras.host!);
