import { join, resolve } from 'node:path';
import { loadCurriculum } from '../curriculum/load.ts';
import { startEngine, type Engine } from '../engine/start-engine.ts';
import type { Keys } from '../receivers/keys/mint-keys.ts';
import { readSettings, type Settings } from '../settings/settings.ts';
import { startActivitiesService } from '../stages/activities-service.ts';
import { StageRunner } from '../stages/stage-runner.ts';
import { openClassroom, type Classroom, type DoorStatus } from './classroom.ts';
import { daemonAddress, openDaemonDoors, type DaemonDoors } from './daemon-doors.ts';
import { addressOf, addressesOf, openAppDoor, openOtlpDoors, reporter, say, type DoorWork } from './doors.ts';
import { Boards } from './boards/boards.ts';
import { endInTime } from './end-in-time.ts';
import { Environments } from './environments.ts';
import { ImportOffice } from './imports/import-office.ts';
import { JournalOffice } from './journal/journal-office.ts';
import { ProgressBook } from './progress.ts';
import { openFeed, spread } from './open-feed.ts';
import { openRuns, type Around as RunsAround } from './open-runs.ts';
import { callPolicy, type CallPolicy } from './own/target.ts';
import { putBackAll } from './resources/set-aside.ts';
import { RosterOffice } from './roster/roster-office.ts';
import { SavedQueries } from './saved-queries/saved-queries.ts';
import { PRACTICE, senderKeys, stageKeys, stageRoomFor } from './stage-keys.ts';
import { openSecretGuard } from './secret-guard/open-secret-guard.ts';
import { VerdictBook } from './verdicts.ts';
import { LOCAL_WORKSPACE } from './workspace.ts';

/** What tracing needs to know of the classroom: addresses and a key, and nothing else of it. */
export interface Started {
  /** Where Spanwalk's own receiver takes traces, path included, at the port that it really bound. */
  ownReceiver: URL;
  /** Other addresses of the same receiver. */
  ownAlsoAt: URL[];
  practiceKey: string | undefined;
  /** Every key of the practice backend, for senders that speak a vendor's protocol with Spanwalk's own receivers. */
  practiceKeys: Keys;
  /** The daemon's `host:port`, for UDP and TCP; null where it is closed. */
  daemonAddress: string | null;
}

function settingsOrExit(): Settings {
  const read = readSettings(process.env);
  if ('ok' in read) return read.ok;
  for (const problem of read.problems) say(problem);
  return process.exit(2);
}

/** Without its engine the classroom can neither store nor read: better gone, and said so, than mute. */
function endWith(reason: Error): void {
  process.stderr.write(`Spanwalk has to end: its engine stopped. ${reason.message}\n`);
  process.exit(1);
}

/** The engine, with what an earlier process left unfinished put right. */
async function openEngine(root: string, settings: Settings, dataDir: string): Promise<Engine> {
  const { keyRequired, maxBodyBytes, maxSpans, maxSignals, keepBodies } = settings;
  const options = { dataDir, keyRequired, maxBodyBytes, maxSpans, maxSignals, keepBodies };
  const engine = await startEngine(join(root, 'dist/engine-worker.mjs'), options, endWith);
  await putBackAll(engine);
  return engine;
}

/** What looks at everything that is committed: the runs that wait for it, the guard, the open pages. */
async function openWatches(root: string, around: RunsAround, environments: Environments) {
  const { engine, feed } = around;
  const { runs, own, end } = openRuns(around);
  const secrets = await openSecretGuard({ engine, feed, environments }, join(root, 'dist/guard-worker.mjs'));
  spread(engine, feed, runs);
  const endRuns = (workspace: string): Promise<void> => secrets.forget(workspace).then(() => end(workspace));
  return { runs, own, secrets, endRuns };
}

async function wire(root: string, settings: Settings): Promise<Classroom> {
  const { keyRequired } = settings;
  const dataDir = resolve(root, settings.dataDir);
  const engine = await openEngine(root, settings, dataDir);
  const work = { carry: engine.deliver.bind(engine), turnedAway: engine.turnedAway.bind(engine) };
  const feed = openFeed(engine);
  const books = { progress: new ProgressBook(engine), verdicts: new VerdictBook(engine), feed };
  const shelves = openShelves(engine, settings, work);
  const { environments, savedQueries } = shelves;
  const curriculum = loadCurriculum(root);
  const policy = (workspace: string): CallPolicy => callPolicy(settings, doors, roster.isStudents(workspace));
  const around = { engine, curriculum, ...books, practiceService: settings.serviceName, policy };
  const { endRuns, ...watches } = await openWatches(root, around, environments);
  const practice = await practiceOf(environments, keyRequired);
  // Before the doors: with a roster, nothing comes in without a key from the first request on.
  const restartStages = (): Promise<void> => stages.stop();
  const roster = await RosterOffice.open({ engine, ...books, environments, endRuns, restartStages }, dataDir);
  const { doors, datagrams } = await openDoors(root, settings, work);
  await engine.setAddresses(addressesOf(doors, settings));
  const stages = openStages(root, { settings, doors }, () =>
    stageKeys(environments, LOCAL_WORKSPACE, keyRequired || roster.isOpen),
  );
  return {
    settings,
    engine,
    ...books,
    ...watches,
    ...shelves,
    journals: new JournalOffice({ ...around, environments, savedQueries, dataDir }),
    roster,
    stages,
    stageRoom: stageRoomFor(environments),
    curriculum,
    doors,
    datagrams,
    appDoor: openAppDoor(settings, work, practice.practiceKey),
    ...practice,
    startedAt: Date.now(),
  };
}

/** The practice backend's keys, and the one that its spans carry, where one is required. */
async function practiceOf(
  environments: Environments,
  keyRequired: boolean,
): Promise<Pick<Classroom, 'practiceKey' | 'practiceKeys'>> {
  const practiceKeys = await environments.of(LOCAL_WORKSPACE, PRACTICE, Date.now());
  return { practiceKeys, practiceKey: keyRequired ? practiceKeys.key : undefined };
}

/** What a workspace keeps beside its telemetry, and the way in for files. */
function openShelves(engine: Engine, { maxBodyBytes }: Settings, work: DoorWork) {
  const environments = new Environments(engine);
  const imports = new ImportOffice({ engine, environments, maxBodyBytes, report: reporter(work) });
  const savedQueries = new SavedQueries(engine, (workspace, query) => boards.keepCopies(workspace, query));
  const boards = new Boards(engine, savedQueries);
  return { environments, imports, savedQueries, boards };
}

async function openDoors(root: string, settings: Settings, work: DoorWork): Promise<DaemonDoors> {
  const daemon = await openDaemonDoors(settings, work, join(root, 'dist/udp-worker.mjs'));
  return { ...daemon, doors: [...(await openOtlpDoors(settings, work)), ...daemon.doors] };
}

const appAddress = ({ host, port }: Settings): string => addressOf(host, port).replace('localhost', '127.0.0.1');

/** 4318 where it could be opened; else the door on the app's own port, which is always there. */
const ownReceiverOf = (doors: DoorStatus[], settings: Settings): URL =>
  new URL('/v1/traces', doors.find(({ door }) => door === 'otlp-http')?.url ?? appAddress(settings));

type Doors = Pick<Classroom, 'settings' | 'doors'>;

/** What a stage's environment file may refer to beside the receiver's address and the keys. */
function addressesFor({ doors }: Doors): Record<string, string> {
  const daemon = daemonAddress(doors);
  return daemon === null ? {} : { SPANWALK_DAEMON_ADDRESS: daemon };
}

const openStages = (projectRoot: string, around: Doors, keys: () => Promise<Record<string, string>>): StageRunner =>
  new StageRunner({
    projectRoot,
    receiver: ownReceiverOf(around.doors, around.settings),
    addresses: addressesFor(around),
    keys,
  });

/** The practice backend finds its second service by `ACTIVITIES_SERVICE_URL`, as any service would. */
async function startSecondService(projectRoot: string, classroom: Classroom): Promise<void> {
  const { doors, settings, practiceKey, practiceKeys } = classroom;
  const started = await startActivitiesService({
    projectRoot,
    receiver: ownReceiverOf(doors, settings),
    addresses: addressesFor(classroom),
    keys: () => senderKeys(practiceKeys, practiceKey !== undefined),
  });
  if ('code' in started) say(started);
}

/** Where to look, and where to send: the two things a person at the console wants to know. */
function sayWhere({ settings, doors }: Classroom): void {
  const open = doors.flatMap(({ name, url }) => (url === null ? [] : `${name} at ${url}`));
  const takes = open.length > 0 ? ` It takes ${open.join(', ')}.` : '';
  process.stdout.write(`\nSpanwalk is at ${addressOf(settings.host, settings.port)}.${takes}\n\n`);
}

/**
 * Starts everything the classroom holds, once for a process: the engine, the doors, the second service.
 * @returns what tracing needs to send to it
 */
export async function startClassroom(root: string = process.cwd()): Promise<Started> {
  const settings = settingsOrExit();
  const classroom = await wire(root, settings).catch((error: unknown) => {
    process.stderr.write(`Spanwalk could not start. ${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(2);
  });
  openClassroom(classroom);
  endInTime(classroom.feed);
  await startSecondService(root, classroom);
  const ownReceiver = ownReceiverOf(classroom.doors, settings);
  const { practiceKey, practiceKeys } = classroom;
  sayWhere(classroom);
  const ownAlsoAt = [new URL('/v1/traces', appAddress(settings))];
  return { ownReceiver, ownAlsoAt, practiceKey, practiceKeys, daemonAddress: daemonAddress(classroom.doors) };
}
