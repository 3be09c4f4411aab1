import type { Framework } from '@nibras/course';
import digcomp from '../../../resources/frameworks/digcomp-2.2.json' with { type: 'json' };
import digcompedu from '../../../resources/frameworks/digcompedu-2017.json' with { type: 'json' };
import unescoAi from '../../../resources/frameworks/unesco-ai-cft-2024.json' with { type: 'json' };
import unescoIct from '../../../resources/frameworks/unesco-ict-cft-v3.json' with { type: 'json' };

/** The frameworks that Nibras knows; a test holds the list to the folder. */
export const frameworks: readonly Framework[] = [digcomp, digcompedu, unescoAi, unescoIct];
