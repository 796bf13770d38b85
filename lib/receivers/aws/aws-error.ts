import { randomUUID } from 'node:crypto';
import type { Reply } from '../delivery.ts';

/** The two protocols of AWS that are spoken here; they differ in where an error's type stands. */
export type AwsProtocol = 'json-1.1' | 'rest-json';

export interface AwsError {
  /** Its name without a namespace: `ResourceNotFoundException`. */
  type: string;
  message: string;
  status: number;
}

const contentTypes: Record<AwsProtocol, string> = {
  'json-1.1': 'application/x-amz-json-1.1',
  'rest-json': 'application/json',
};

/**
 * An error as AWS answers it, https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization
 * and https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization
 */
export function awsError(protocol: AwsProtocol, { type, message, status }: AwsError): Reply {
  const isJson = protocol === 'json-1.1';
  return {
    status,
    headers: {
      'content-type': contentTypes[protocol],
      'x-amzn-requestid': randomUUID(),
      ...(isJson ? {} : { 'x-amzn-errortype': type }),
    },
    body: new TextEncoder().encode(JSON.stringify(isJson ? { __type: type, message } : { message })),
  };
}
