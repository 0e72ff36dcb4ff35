// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Sede } from '../sede/sede.ts';
import { StandardSede, type StandardMinimo } from './ispezione.ts';
import { sedeLeggi } from '../sede/sedi.azioni.ts';

interface UltimaVerifica {
  owner: string;
  mancanti: StandardMinimo[];
  verificatoIl: string;
  [column: string]: unknown;
}

@Resolver(() => Sede)
export class StandardSedeResolver {
  @Azione(sedeLeggi)
  @FieldResolver(() => StandardSede, {
    description: 'Se garantisce gli standard minimi, e che cosa manca (art. 5 c. 2).',
  })
  async standard(@Root() { id }: Sede, @Ctx() context: GraphContext): Promise<StandardSede> {
    const [ultima] = await context.loadMany<UltimaVerifica>('Sede.standard', id, ({ query }, ids) =>
      query(
        `SELECT DISTINCT ON (sede_id) sede_id AS owner, mancanti, greatest(eseguita_il, adempiuta_il) AS "verificatoIl"
         FROM ispezione
         CROSS JOIN LATERAL (
           SELECT coalesce(array_agg(standard ORDER BY standard) FILTER (WHERE NOT conforme AND adempiuta_il IS NULL), '{}') AS mancanti,
                  max(adempiuta_il) AS adempiuta_il
           FROM rilievo WHERE ispezione_id = ispezione.id
         ) AS rilievi
         WHERE sede_id = ANY ($1::uuid[]) ORDER BY sede_id, eseguita_il DESC`,
        [ids],
      ),
    );
    if (ultima === undefined) return { conforme: null, mancanti: [], verificatoIl: null };
    const { mancanti, verificatoIl } = ultima;
    return { conforme: mancanti.length === 0, mancanti, verificatoIl };
  }
}
