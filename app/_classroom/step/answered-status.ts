const STAGES = '/classroom/stages/';

/** The status that a request was answered with; a stage's own stands in what the door to stages answers. */
export function answeredStatus(path: string, { status, ok }: Pick<Response, 'status' | 'ok'>, body: string): number {
  if (!ok || !path.startsWith(STAGES)) return status;
  try {
    const own = (JSON.parse(body) as { status?: unknown }).status;
    return typeof own === 'number' ? own : status;
  } catch {
    return status;
  }
}
