import { z } from 'zod';
import type { Problem } from '../telemetry/problem.ts';
import { practiceServiceName } from './service-name.ts';

export type { Problem } from '../telemetry/problem.ts';

/** Variables as a process is given them: `process.env`, or a test's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a person can set from outside, parsed once. Everything is read from environment variables. */
export interface Settings {
  /** The app's own port, `PORT`; 0 picks a free one. */
  port: number;
  /** The address the doors bind, `SPANWALK_HOST`. */
  host: string;
  /** Where the store lives, `SPANWALK_DATA_DIR`; relative to the working directory. */
  dataDir: string;
  /** The OTLP/HTTP door, `SPANWALK_OTLP_HTTP_PORT`; 0 picks a free port, `off` keeps it closed. */
  otlpHttpPort: number | 'off';
  /** The OTLP/gRPC door, `SPANWALK_OTLP_GRPC_PORT`; 0 and `off` as above. */
  otlpGrpcPort: number | 'off';
  /** The daemon of segment-based tracers, over UDP and over TCP, `SPANWALK_XRAY_PORT`; 0 and `off` as above. */
  daemonPort: number | 'off';
  /** How many spans are kept, the newest, `SPANWALK_MAX_SPANS`. */
  maxSpans: number;
  /** How many log records, segments and errors are kept, the newest, `SPANWALK_MAX_SIGNALS`. */
  maxSignals: number;
  /** Whether telemetry without a known ingest key is refused, `SPANWALK_REQUIRE_KEY`. */
  keyRequired: boolean;
  /** The largest OTLP body taken, before and after decompression, `SPANWALK_MAX_BODY_BYTES`. */
  maxBodyBytes: number;
  /** Whether the newest requests are kept as they arrived, in memory, `SPANWALK_KEEP_BODIES`. */
  keepBodies: boolean;
  /** Host names the classroom answers to beside the loopback ones, `SPANWALK_ALLOWED_HOSTS`, a comma list. */
  allowedHosts: string[];
  /** Hosts beside loopback where a student's own service may be called, `SPANWALK_OWN_SERVICE_HOSTS`, a comma list. */
  ownServiceHosts: string[];
  /** The practice backend's `service.name`: `OTEL_SERVICE_NAME` where it is set, as for any service. */
  serviceName: string;
}

const MEBIBYTE = 1024 * 1024;

function wholeNumber(least: number, most: number, orElse = '') {
  const says = `takes a whole number from ${least} to ${most}${orElse}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, says)
    .transform(Number)
    .pipe(z.number().min(least, says).max(most, says));
}

const port = wholeNumber(0, 65_535);
const portOrOff = z.union([z.literal('off'), wholeNumber(0, 65_535, ', or “off”')]);

const onOff = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'], 'takes true or false'))
  .transform((word) => ['true', '1', 'yes', 'on'].includes(word));

const hostList = z
  .string()
  .toLowerCase()
  .transform((list) => list.split(',').map((host) => host.trim()))
  .transform((hosts) => hosts.filter((host) => host !== ''));

const environmentSchema = z.object({
  PORT: port.default(3000),
  SPANWALK_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'takes a host name or an IP address')
    .default('127.0.0.1'),
  SPANWALK_DATA_DIR: z.string().default('.spanwalk'),
  SPANWALK_OTLP_HTTP_PORT: portOrOff.default(4318),
  SPANWALK_OTLP_GRPC_PORT: portOrOff.default(4317),
  SPANWALK_XRAY_PORT: portOrOff.default(2000),
  SPANWALK_MAX_SPANS: wholeNumber(1000, 1_000_000_000).default(1_000_000),
  SPANWALK_MAX_SIGNALS: wholeNumber(1000, 1_000_000_000).default(1_000_000),
  SPANWALK_REQUIRE_KEY: onOff.default(false),
  SPANWALK_MAX_BODY_BYTES: wholeNumber(1024, 1024 * MEBIBYTE).default(64 * MEBIBYTE),
  SPANWALK_KEEP_BODIES: onOff.default(true),
  SPANWALK_ALLOWED_HOSTS: hostList.default([]),
  SPANWALK_OWN_SERVICE_HOSTS: hostList.default([]),
});

/** The variable that sets each door's port, for whoever is told that one is taken. */
export const portVariables = {
  otlpHttpPort: 'SPANWALK_OTLP_HTTP_PORT',
  otlpGrpcPort: 'SPANWALK_OTLP_GRPC_PORT',
  daemonPort: 'SPANWALK_XRAY_PORT',
} as const satisfies Partial<Record<keyof Settings, keyof typeof environmentSchema.shape>>;

/** A value as it may be shown: one short line, with nothing in it that a terminal would obey. */
function shown(value: string | undefined): string {
  const plain = (value ?? '').replaceAll(/\p{C}/gu, '�');
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
}

function toProblem(issue: z.core.$ZodIssue, env: Environment): Problem {
  const name = String(issue.path[0]);
  return {
    code: 'settings/invalid',
    message: `${name} is “${shown(env[name])}”; it ${issue.message}.`,
    hint: `Correct ${name}, or unset it for its default.`,
    at: [name],
  };
}

/** A variable that is set to nothing counts as unset, as the OpenTelemetry specification has it for its own. */
const withoutBlanks = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

/**
 * Reads every setting from the environment. Either all of them hold, or the reader gets one problem for each that does
 * not, in words; nothing is silently replaced by a default.
 */
export function readSettings(env: Environment): { ok: Settings } | { problems: Problem[] } {
  const given = withoutBlanks(env);
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) return { problems: parsed.error.issues.map((issue) => toProblem(issue, given)) };
  const values = parsed.data;
  return {
    ok: {
      port: values.PORT,
      host: values.SPANWALK_HOST,
      dataDir: values.SPANWALK_DATA_DIR,
      otlpHttpPort: values.SPANWALK_OTLP_HTTP_PORT,
      otlpGrpcPort: values.SPANWALK_OTLP_GRPC_PORT,
      daemonPort: values.SPANWALK_XRAY_PORT,
      maxSpans: values.SPANWALK_MAX_SPANS,
      maxSignals: values.SPANWALK_MAX_SIGNALS,
      keyRequired: values.SPANWALK_REQUIRE_KEY,
      maxBodyBytes: values.SPANWALK_MAX_BODY_BYTES,
      keepBodies: values.SPANWALK_KEEP_BODIES,
      allowedHosts: values.SPANWALK_ALLOWED_HOSTS,
      ownServiceHosts: values.SPANWALK_OWN_SERVICE_HOSTS,
      serviceName: practiceServiceName(given),
    },
  };
}
