// SPDX-License-Identifier: AGPL-3.0-or-later
// `@apollo/gateway` and `@apollo/server` as they come. The data source forwards the token.
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { supergraph } from './supergraph.mjs';

const gateway = new ApolloGateway({
  supergraphSdl: supergraph,
  buildService: ({ url }) =>
    new RemoteGraphQLDataSource({
      url,
      willSendRequest({ request, context: { authorization } }) {
        if (authorization !== undefined) request.http.headers.set('authorization', authorization);
      },
    }),
});
await startStandaloneServer(new ApolloServer({ gateway }), {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  context: ({ req }) => Promise.resolve({ authorization: req.headers.authorization }),
});
