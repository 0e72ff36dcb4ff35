// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { emitLinea } from '../bilancio/linea.evento.ts';
import { loadPiano } from '../piano-di-zona/load-piano.ts';
import { pianoDiZonaReference } from '../piano-di-zona/piano-di-zona.reference.ts';
import { PermessiPiano, PianoDiZona, type PianoRow } from '../piano-di-zona/piano-di-zona.ts';

@InputType({ description: "L'approvazione di un Piano di Zona." })
export class ApprovaPianoInput {
  @Field(() => UUID, { description: 'Il Piano.' })
  pianoId!: string;

  @Field(() => Int, { description: 'Versione del Piano che si è letta: è quella che si approva.' })
  versione!: number;

  @Field(() => DataIso, { description: "Giorno dell'approvazione." })
  approvatoIl!: string;

  @Field({ description: "Estremi dell'atto." })
  @Length(3, 200)
  atto!: string;
}

/** For each of some plans ($1), the reasons that prevent its approval. */
const IMPEDIMENTI = `
  SELECT id AS owner, stato = 'APPROVATO' AS approvato,
         EXISTS (SELECT FROM riduzione_linea AS r JOIN linea_di_bilancio AS l ON l.id = r.linea_id
                 WHERE l.piano_id = p.id AND r.stato = 'RICHIESTA') AS "inRiduzione",
         NOT EXISTS (SELECT FROM obiettivo_di_piano WHERE piano_id = p.id) AS "senzaObiettivi"
  FROM piano_di_zona AS p WHERE id = ANY ($1::uuid[])`;

interface Impedimenti {
  readonly owner: string;
  readonly approvato: boolean;
  readonly inRiduzione: boolean;
  readonly senzaObiettivi: boolean;
  readonly [column: string]: unknown;
}

function impedimento({ approvato, inRiduzione, senzaObiettivi }: Impedimenti): RuleViolation | undefined {
  if (approvato) return new RuleViolation('art. 1 c. 1', 'Il Piano è già approvato così come è');
  if (inRiduzione)
    return new RuleViolation('art. 6 c. 1', 'Una riduzione attende ancora risposta: il Piano si approva dopo');
  return senzaObiettivi
    ? new RuleViolation('art. 7 c. 2', 'Il Piano non ha obiettivi: senza non si approva')
    : undefined;
}

/**
 * Art. 1 and art. 6 c. 1: the Coordinamento Istituzionale approves the plan as it stands. The edition keeps this content, and
 * from now on the approved amount of each line can be spent. A plan is not approved while a reduction awaits its answer, since
 * the answer may change the amount of the line. @returns the plan's id
 */
export async function approvaPiano(
  unit: WriteUnit,
  { pianoId, versione, approvatoIl, atto }: ApprovaPianoInput,
): Promise<string> {
  if (approvatoIl > giornoRoma(unit.adesso))
    throw new BadUserInput(['input', 'approvatoIl'], "L'approvazione è di oggi o di un giorno passato");
  await loadPiano(unit, pianoId, versione);
  // The plan is locked before its lines. Commands on a line and casework's answers use the same order.
  await unit.query('SELECT FROM linea_di_bilancio WHERE piano_id = $1 ORDER BY id FOR UPDATE', [pianoId]);
  const [trovati] = await unit.query<Impedimenti>(IMPEDIMENTI, [[pianoId]]);
  const violazione = trovati && impedimento(trovati);
  if (violazione !== undefined) throw violazione;
  await unit.query(
    `INSERT INTO edizione_piano (piano_id, numero, approvata_il, atto, obiettivi, linee)
     SELECT $1, (SELECT coalesce(max(numero), 0) + 1 FROM edizione_piano WHERE piano_id = $1), $2, $3, obiettivi,
            coalesce((SELECT jsonb_agg(jsonb_build_object('anno', anno, 'codice', codice, 'denominazione', denominazione, 'fondo', fondo, 'annoFondo', anno_fondo,
                                                          'importo', importo::text) ORDER BY anno, codice)
                      FROM linea_di_bilancio WHERE piano_id = $1), '[]')
     FROM (SELECT jsonb_agg(jsonb_build_object('descrizione', descrizione, 'codiceIndicatore', codice_indicatore, 'valoreAtteso', valore_atteso,
                                               'entro', entro) ORDER BY ordine, id) AS obiettivi
           FROM obiettivo_di_piano WHERE piano_id = $1) AS contenuto`,
    [pianoId, approvatoIl, atto],
  );
  await unit.query(`UPDATE piano_di_zona SET stato = 'APPROVATO', versione = versione + 1 WHERE id = $1`, [pianoId]);
  const linee = await unit.query<{ id: string }>(
    'UPDATE linea_di_bilancio SET versione = versione + 1, importo_approvato = importo WHERE piano_id = $1 RETURNING id',
    [pianoId],
  );
  for (const { id } of linee) await emitLinea(unit, unit.adesso, id);
  unit.audit('PianoDiZona', pianoId);
  return pianoId;
}

@Resolver(() => PermessiPiano)
export class ApprovaPiano {
  @Command(() => PianoDiZona, {
    description: 'Il Coordinamento Istituzionale approva il Piano di Zona così come è.',
    articolo: 'art. 6 c. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: pianoDiZonaReference,
  })
  approvaPiano(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'approvazione." }) input: ApprovaPianoInput,
  ): Promise<string> {
    return approvaPiano(unit, input);
  }

  @Permesso('Se può approvarlo.')
  async puoApprovare(@Root() { id, ambitoId }: PianoRow, @Ctx() context: GraphContext): Promise<boolean> {
    if (ambitoId !== context.ambitoId) return false;
    const [trovati] = await context.loadMany<Impedimenti>('PianoDiZona.impedimenti', id, ({ query }, ids) =>
      query(IMPEDIMENTI, [ids]),
    );
    return trovati !== undefined && impedimento(trovati) === undefined;
  }
}
