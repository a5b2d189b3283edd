import type { Server } from 'node:http';

/**
 * Listens on 127.0.0.1 and nowhere else; answers the port.
 * @param port 0 for any that is free
 * @throws `EADDRINUSE` where the port is taken
 */
export const listenOnLoopback = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** Ends every connection, whatever it waits for. */
export const closeAtOnce = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
