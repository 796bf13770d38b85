/** What a person calls something that the workspace keeps, and says of it. */
export interface Naming {
  name: string;
  /** Empty where there is none. */
  description: string;
}
