import type { JsonObject, JsonValue } from '../../telemetry/json.ts';

/** What may be indexed; docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html. */
export type AnnotationValue = string | number | boolean;
export type Annotations = Record<string, AnnotationValue>;

export const isAnnotationValue = (value: JsonValue | undefined): value is AnnotationValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The annotations of a document; what is no plain value is none. */
export const annotationsIn = (annotations: JsonObject | null): Annotations =>
  Object.fromEntries(
    Object.entries(annotations ?? {}).filter((entry): entry is [string, AnnotationValue] =>
      isAnnotationValue(entry[1]),
    ),
  );
