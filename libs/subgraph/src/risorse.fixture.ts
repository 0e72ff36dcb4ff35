// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { defineAzione } from '@ambito/access';
import { BadUserInput, Conflict, NotFound, RuleViolation, Unavailable } from '@ambito/errors';
import { Query, Resolver } from 'type-graphql';
import { Azione } from './binding.ts';
import { idNelPercorso, type Risorsa } from './risorsa.ts';

const cosaLeggi = defineAzione('cosa.leggi', { descrizione: 'leggere una cosa', ammessi: 'pubblico' });
const cosaScarica = defineAzione('cosa.scarica', {
  descrizione: 'scaricare una cosa',
  ammessi: ['COORDINATORE'],
});
const personaScarica = defineAzione('persona.scarica', {
  descrizione: 'scaricare dati personali',
  ammessi: ['COORDINATORE'],
  personale: true,
});

@Resolver()
class Niente {
  @Query(() => String)
  @Azione(cosaLeggi)
  niente(): string {
    return '';
  }
}

export const BLOCCO = Buffer.alloc(64 * 1024, 'x');
export const BLOCCHI = 2_000;
const ERRORI: Record<string, () => Error> = {
  dato: () => new BadUserInput(['giorno'], 'Giorno non valido'),
  assente: () => new NotFound('Non trovata'),
  conflitto: () => new Conflict('È cambiata', 3),
  regola: () => new RuleViolation('art. 5 c. 1', 'Il Comune ha già una sede'),
  occupato: () => new Unavailable('Riprova'),
  guasto: () => new Error('password=segreta'),
};
/** How the last endless answer ended. */
export const infinita: { fine?: unknown } = {};

export const risorsa = (percorso: string, rispondi: Risorsa['rispondi'], altro: Partial<Risorsa> = {}): Risorsa => ({
  metodo: 'GET',
  percorso,
  azione: cosaLeggi,
  descrizione: 'Una prova.',
  rispondi,
  ...altro,
});

const risorse: Risorsa[] = [
  risorsa('/cose/:id/testo.txt', async (_context, request, response) => {
    response.type('text').send(`cosa ${idNelPercorso(request)}`);
  }),
  risorsa(
    '/riservate',
    async ({ ambitoId, autorizzazione }, _request, response) => {
      response.json({ ambitoId, ruolo: autorizzazione.ruolo });
    },
    { azione: cosaScarica },
  ),
  risorsa('/errori/:quale', async (_context, request) => {
    throw ERRORI[String(request.params['quale'])]?.();
  }),
  risorsa('/grande', async (_context, _request, response) => {
    await pipeline(Readable.from(blocchi(BLOCCHI)), response);
  }),
  risorsa('/spezzata', async (_context, _request, response) => {
    response.write('la prima metà');
    await sleep(50);
    throw new NotFound('La seconda non c’è');
  }),
  risorsa('/infinita', async (_context, _request, response) => {
    await pipeline(Readable.from(blocchi(Infinity)), response).catch((error: unknown) => {
      infinita.fine = error;
      throw error;
    });
  }),
  risorsa(
    '/somme',
    async (_context, request, response) => {
      let byte = 0;
      for await (const chunk of request) byte += (chunk as Buffer).length;
      response.json({ byte });
    },
    { metodo: 'PUT' },
  ),
  risorsa(
    '/persone',
    async (context, _request, response) => {
      await context.lettura.query('SELECT 1');
      context.audit('Persona', 'p1');
      await context.endReads();
      response.type('text').send('Maria Rossi');
    },
    { azione: personaScarica },
  ),
  risorsa(
    '/persone/troppo-presto',
    async (context, _request, response) => {
      await context.lettura.query('SELECT 1');
      context.audit('Persona', 'p2');
      response.type('text').send('Maria Rossi');
    },
    { azione: personaScarica },
  ),
];

export function* blocchi(quanti: number): Generator<Buffer> {
  for (let indice = 0; indice < quanti; indice += 1) yield BLOCCO;
}

/** A subgraph of resources. */
export const definition = (altre: readonly Risorsa[] = []) => ({
  name: 'prova',
  rules: {},
  entities: [],
  references: [],
  resolvers: [new Niente()],
  risorse: [...risorse, ...altre],
});
