import type {} from '../runtime.ts';

nibras.features = { extendMenu: () => undefined };
