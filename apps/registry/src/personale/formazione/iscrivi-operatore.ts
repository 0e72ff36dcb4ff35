// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden, NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { type GraphContext, Command, Unit, azioneOfCommand } from '@ambito/subgraph';
import { UUID } from '@ambito/subgraph';
import { Field, InputType, Resolver, Arg } from 'type-graphql';
import { Qualifica } from '../operatori/operatore.ts';
import { PartecipazioneEntity } from './attivita-formativa.entity.ts';
import { emitAttivitaFormativa } from './attivita-formativa.evento.ts';
import { AttivitaFormativa } from './attivita-formativa.ts';
import { attivitaFormativaReference } from './attivita-formativa.reference.ts';

@InputType({ description: 'Un operatore e un’attività formativa.' })
export class IscrizioneInput {
  @Field(() => UUID, { description: "L'attività." })
  attivitaId!: string;

  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;
}

const QUANDO = 'art. 2 c. 5 n';

/** Whether one enrols anybody, as the coordinator does, or only oneself: the operator that has the own account. */
export function iscriveSoloSe({ ruolo }: { ruolo: string }): boolean {
  return ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'].includes(ruolo);
}

/** Of some events ($1), those to which somebody is not enrolled yet that might be: whoever has an account ($2), or anybody. */
const DA_ISCRIVERE = `
  SELECT a.id AS owner FROM attivita_formativa AS a WHERE a.id = ANY ($1::uuid[]) AND EXISTS (
    SELECT FROM operatore AS o WHERE o.ambito_id = a.ambito_id AND o.qualifica = ANY (a.aperta_a) AND ($2::text IS NULL OR o.account = $2)
      AND NOT EXISTS (SELECT FROM partecipazione AS p WHERE p.attivita_id = a.id AND p.operatore_id = o.id))`;

/** Whether there is somebody that whoever reads might enrol in an event. Batched. */
export async function haChiIscrivere(id: string, context: GraphContext): Promise<boolean> {
  const { attore, autorizzazione } = context.bind(azioneOfCommand(IscriviOperatore));
  const trovate = await context.loadMany<{ owner: string }>('AttivitaFormativa.daIscrivere', id, ({ query }, ids) =>
    query(DA_ISCRIVERE, [ids, iscriveSoloSe(autorizzazione) ? attore.sub : null]),
  );
  return trovate.length > 0;
}

/**
 * Art. 2 c. 5 n: an operator of the Ambito takes a place, before the event begins; of a qualification to which it is open.
 * That no more take part than there are places holds in the database (`partecipazione_posti`), at once as well, and so does
 * for whom the event is (`partecipazione_ammessa`).
 */
export async function iscriviOperatore(unit: WriteUnit, { attivitaId, operatoreId }: IscrizioneInput): Promise<string> {
  const attivita = await loadNonCominciata(unit, attivitaId);
  const qualifica = await requireOperatore(unit, operatoreId);
  if (!attivita.apertaA.includes(qualifica)) throw nonAperta();
  await unit.manager.insert(PartecipazioneEntity, {
    attivitaId,
    operatoreId,
    oreAttivita: attivita.ore,
    iscrittoIl: unit.adesso,
    ore: null,
  });
  return cambiata(unit, attivitaId);
}

/** Who cannot come leaves the place to others, before the event begins: afterwards neither the database lets one (`partecipazione_iniziata`). */
export async function annullaIscrizione(
  unit: WriteUnit,
  { attivitaId, operatoreId }: IscrizioneInput,
): Promise<string> {
  await loadNonCominciata(unit, attivitaId);
  await requireOperatore(unit, operatoreId);
  const tolta = await unit.query(
    'DELETE FROM partecipazione WHERE attivita_id = $1 AND operatore_id = $2 RETURNING 1',
    [attivitaId, operatoreId],
  );
  if (tolta.length === 0) throw new NotFound('L’operatore non è iscritto');
  return cambiata(unit, attivitaId);
}

async function loadNonCominciata(unit: WriteUnit, id: string): Promise<{ ore: string; apertaA: Qualifica[] }> {
  const [attivita] = await unit.query<{ ore: string; apertaA: Qualifica[]; dal: string }>(
    `SELECT ore, aperta_a AS "apertaA", lower(periodo) AS dal FROM attivita_formativa
     WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );
  if (attivita === undefined) throw new NotFound('Attività formativa non trovata');
  if (attivita.dal <= giornoRoma(unit.adesso))
    throw new RuleViolation(QUANDO, 'L’attività è già cominciata: le iscrizioni sono chiuse');
  return attivita;
}

/** The coordinator enrols anybody of the Ambito; an operator, whoever has the own account. */
async function requireOperatore(unit: WriteUnit, id: string): Promise<Qualifica> {
  const [operatore] = await unit.query<{ qualifica: Qualifica; account: string | null }>(
    'SELECT qualifica, account FROM operatore WHERE id = $1 AND ambito_id = $2',
    [id, unit.ambitoId],
  );
  if (operatore === undefined) throw new NotFound('Operatore non trovato');
  const { attore, autorizzazione } = unit.context;
  if (iscriveSoloSe(autorizzazione) && operatore.account !== attore.sub)
    throw new Forbidden('Un operatore iscrive solo sé stesso');
  return operatore.qualifica;
}

async function cambiata(unit: WriteUnit, id: string): Promise<string> {
  await unit.query('UPDATE attivita_formativa SET versione = versione + 1 WHERE id = $1', [id]);
  await emitAttivitaFormativa(unit, id);
  unit.audit('AttivitaFormativa', id);
  return id;
}

export const nonAperta = (): RuleViolation =>
  new RuleViolation(QUANDO, 'L’attività non è aperta alla qualifica di questo operatore');

@Resolver()
export class IscriviOperatore {
  @Command(() => AttivitaFormativa, {
    description: "Iscrive un operatore a un'attività formativa: il coordinatore chiunque, un operatore sé stesso.",
    articolo: 'art. 2 c. 5 n',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    reload: attivitaFormativaReference,
  })
  iscriviOperatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'iscrizione." }) input: IscrizioneInput,
  ): Promise<string> {
    return iscriviOperatore(unit, input);
  }
}

@Resolver()
export class AnnullaIscrizione {
  @Command(() => AttivitaFormativa, {
    description: 'Annulla un’iscrizione, prima che l’attività cominci.',
    articolo: 'art. 2 c. 5 n',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    reload: attivitaFormativaReference,
  })
  annullaIscrizione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'iscrizione." }) input: IscrizioneInput,
  ): Promise<string> {
    return annullaIscrizione(unit, input);
  }
}
