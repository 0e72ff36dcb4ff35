// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { requireNaturaArea } from '../anagrafe/vocabolari.ts';
import { CartellaEntity } from '../cartelle/cartella.entity.ts';
import { ContattoEntity } from '../contatti/contatto.entity.ts';
import { emitContatto } from '../contatti/contatto.evento.ts';
import { PermessiContatto, type ContattoRow } from '../contatti/contatto.ts';
import { contattoAnonimo, loadContattoAperto } from '../contatti/load-contatto.ts';
import { PresaInCaricoEntity } from './presa-in-carico.entity.ts';
import { emitPresaInCarico } from './presa-in-carico.evento.ts';
import { StatoPresaInCarico } from './stati.ts';

@InputType({ description: 'Una richiesta di presa in carico, da un contatto con i bisogni decodificati.' })
export class RichiediPresaInCaricoInput {
  @Field(() => UUID, { description: 'Il contatto, che con questo si conclude.' })
  contattoId!: string;

  @Field(() => Int, { description: 'Versione del contatto che si è letta.' })
  versione!: number;

  @Field({
    description: 'Area di utenza: un codice di AREE_UTENZA in uso oggi.',
  })
  @Length(1, LUNGHEZZA_CODICE)
  area!: string;
}

/**
 * Art. 2 c. 8 e: segretariato passes on the needs that it decoded, and nobody types them again. The contatto ends with this
 * outcome; the person's cartella is opened at the first request. Whether the person has a case already is not told here: the desk may not
 * see it, and the coordinator assigns no second one. @returns the id of the presa in carico
 */
export async function richiediPresaInCarico(
  unit: WriteUnit,
  { contattoId, versione, area }: RichiediPresaInCaricoInput,
): Promise<string> {
  const { personaId, sedeId } = await loadContattoAperto(unit, { contattoId, versione });
  if (personaId === null) throw contattoAnonimo();
  const naturaArea = await requireNaturaArea(unit, area, giornoRoma(unit.adesso), ['input', 'area']);
  const [bisogno] = await unit.query('SELECT 1 FROM contatto_bisogno WHERE ambito_id = $1 AND contatto_id = $2', [
    unit.ambitoId,
    contattoId,
  ]);
  if (bisogno === undefined) throw new RuleViolation('art. 2 c. 8 e', 'Prima si decodificano i bisogni del contatto');
  const cartellaId = await openCartella(unit, personaId);
  const id = uuidv7();
  await unit.manager.insert(PresaInCaricoEntity, {
    ambitoId: unit.ambitoId,
    id,
    cartellaId,
    sedeId,
    area,
    naturaArea,
    stato: StatoPresaInCarico.RICHIESTA,
    richiestaIl: unit.adesso,
    versione: 1,
  });
  await unit.manager.update(
    ContattoEntity,
    { ambitoId: unit.ambitoId, id: contattoId },
    { esito: 'RICHIESTA_PRESA_IN_CARICO', esitoIl: unit.adesso, presaInCaricoId: id, versione: versione + 1 },
  );
  await emitContatto(unit, contattoId);
  await emitPresaInCarico(unit, id);
  unit.audit('Contatto', contattoId);
  unit.audit('PresaInCarico', id);
  return id;
}

/** The person's cartella, opened if there is none; two requests at once make one. */
async function openCartella(unit: WriteUnit, personaId: string): Promise<string> {
  await unit.query('SELECT 1 FROM persona WHERE ambito_id = $1 AND id = $2 FOR UPDATE', [unit.ambitoId, personaId]);
  const [nota] = await unit.query<{ id: string }>('SELECT id FROM cartella WHERE ambito_id = $1 AND persona_id = $2', [
    unit.ambitoId,
    personaId,
  ]);
  if (nota !== undefined) return nota.id;
  const id = uuidv7();
  await unit.manager.insert(CartellaEntity, { ambitoId: unit.ambitoId, id, personaId, apertaIl: unit.adesso });
  unit.audit('Cartella', id);
  return id;
}

@Resolver(() => PermessiContatto)
export class RichiediPresaInCarico {
  // An operator at the desk may not see the case, so the answer is its id alone.
  @Command(() => UUID, {
    description: 'Chiede la presa in carico con un contatto: risponde con il suo identificativo (art. 2 c. 8 e).',
    articolo: 'art. 2 c. 8 e',
    ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
    applica: ['sede'],
  })
  richiediPresaInCarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La richiesta.' }) input: RichiediPresaInCaricoInput,
  ): Promise<string> {
    return richiediPresaInCarico(unit, input);
  }

  @Permesso('Se può chiedere la presa in carico.')
  async puoRichiederePresaInCarico(
    @Root() { id, esito, personaId }: ContattoRow,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (esito !== null || personaId === null) return false;
    const bisogni = await context.loadMany('Contatto.richiedibile', id, ({ query, ambitoId }, ids) =>
      query<{ owner: string }>(DECODIFICATI, [ambitoId, ids]),
    );
    return bisogni.length > 0;
  }
}

/** Those of some contatti ($2) that have a need. */
const DECODIFICATI = `
  SELECT DISTINCT contatto_id AS owner FROM contatto_bisogno WHERE ambito_id = $1 AND contatto_id = ANY ($2::uuid[])`;
