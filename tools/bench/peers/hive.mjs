// SPDX-License-Identifier: AGPL-3.0-or-later
// Hive Gateway 2 as it comes, over node:http as its command line serves it. It forwards the token.
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { supergraph } from './supergraph.mjs';

const gateway = createGatewayRuntime({
  supergraph,
  logging: 'error',
  graphqlEndpoint: '/graphql',
  readinessCheckEndpoint: '/readyz',
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') }),
  },
});
createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1');
