import { logger } from './logger.mjs';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number) => String(number).padStart(2, '0');

/** As the course writes it: [%Y-%b-%d %H:%M]. */
const stamp = (now) =>
  `[${now.getFullYear()}-${months[now.getMonth()]}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}]`;

// #region shown
const levelOf = (status) => {
  if (status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
};

/** One line for each request, when it is answered. */
export function requestLine(request, response) {
  const { remoteAddress } = request.socket;
  const status = `${response.statusCode} ${response.statusMessage}`;
  const line = `${stamp(new Date())} ${remoteAddress} ${request.method} http ${request.url} ${status}`;
  logger[levelOf(response.statusCode)](line);
}
// #endregion
