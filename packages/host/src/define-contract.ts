import type { z } from 'zod';

/** One method: what goes in, what comes back. Both are validated, on the side that receives them. */
export interface MethodShape {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** Methods the studio calls and events the host sends. */
export interface ContractShape {
  readonly methods: Readonly<Record<string, MethodShape>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

export type MethodName<Contract extends ContractShape> = keyof Contract['methods'] & string;
export type EventName<Contract extends ContractShape> = keyof Contract['events'] & string;
export type InputOf<Contract extends ContractShape, Name extends MethodName<Contract>> = z.input<
  Contract['methods'][Name]['input']
>;
export type ParsedInputOf<Contract extends ContractShape, Name extends MethodName<Contract>> = z.output<
  Contract['methods'][Name]['input']
>;
export type OutputOf<Contract extends ContractShape, Name extends MethodName<Contract>> = z.output<
  Contract['methods'][Name]['output']
>;
export type EventOf<Contract extends ContractShape, Name extends EventName<Contract>> = z.output<
  Contract['events'][Name]
>;
