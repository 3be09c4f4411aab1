export { createService } from './service.ts';
export type { ServedAsset, Service } from './service.ts';
export type { Desktop, ServiceOptions } from './service-options.ts';
