import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A cable between the browser and the app that can be pulled: bytes go both ways, until it is cut. An app that comes
 * back on another port is reached at the same address.
 */
export class Cable {
  #target: string;
  #server: Server;
  #port = 0;
  readonly #sockets = new Set<Socket>();

  /** @param target the app's address, like `http://127.0.0.1:3000` */
  constructor(target: string) {
    this.#target = target;
    this.#server = this.#open();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Plugs it in, at first on a free port, from then on always on the same one. */
  plugIn(target = this.#target): Promise<void> {
    this.#target = target;
    this.#server = this.#open();
    return new Promise((resolve) => {
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  /** Pulls it: every connection breaks, and no new one is taken. */
  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #open(): Server {
    return createServer((near) => {
      const { hostname, port } = new URL(this.#target);
      const far = connect(Number(port), hostname);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        socket.on('error', () => other.destroy());
        socket.pipe(other);
      }
    });
  }
}
