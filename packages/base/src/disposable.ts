/** Something that must be let go of. */
export interface Disposable {
  dispose(): void;
}
