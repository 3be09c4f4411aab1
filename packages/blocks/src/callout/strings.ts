import type { BlockStrings } from '../define.ts';
import type { CalloutSettings } from './model.ts';

export const calloutStrings: BlockStrings<CalloutSettings['kind']> = {
  fr: {
    note: 'À noter',
    tip: 'Conseil',
    warning: 'Attention',
    example: 'Exemple',
    objectives: 'Objectifs',
    prerequisites: 'Prérequis',
  },
  ar: {
    note: 'ملاحظة',
    tip: 'نصيحة',
    warning: 'تنبيه',
    example: 'مثال',
    objectives: 'الأهداف',
    prerequisites: 'المكتسبات القبلية',
  },
  en: {
    note: 'Note',
    tip: 'Tip',
    warning: 'Watch out',
    example: 'Example',
    objectives: 'Objectives',
    prerequisites: 'Before you start',
  },
};
