/** Ingest keys are looked up before it is known whose they are, so they stand outside every workspace. */
export const KEYS = { workspace: '', collection: 'ingest-keys' } as const;
