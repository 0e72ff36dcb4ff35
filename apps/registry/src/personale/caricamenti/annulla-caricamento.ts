// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { loadForUpdate } from '../../load-for-update.ts';
import { StatoCaricamento, Caricamento } from './caricamento.ts';
import { caricamentoReference } from './caricamento.reference.ts';

@InputType({ description: 'Il caricamento da annullare.' })
export class AnnullaCaricamentoInput {
  @Field(() => UUID, { description: 'Il caricamento.' })
  caricamentoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

/** Art. 6 c. 2: a load that has not begun is called off; whoever asks for it while a worker takes it finds it begun. */
export async function annullaCaricamento(
  unit: WriteUnit,
  { caricamentoId, versione }: AnnullaCaricamentoInput,
): Promise<string> {
  const { stato } = await loadForUpdate<{ versione: number; stato: StatoCaricamento }>(
    unit,
    'Il caricamento',
    versione,
    'SELECT versione, stato FROM caricamento WHERE id = $1 AND ambito_id = $2 FOR UPDATE',
    [caricamentoId, unit.ambitoId],
  );
  if (stato !== StatoCaricamento.IN_ATTESA)
    throw new RuleViolation('art. 6 c. 2', 'Il caricamento è già cominciato, o è concluso: non si annulla più', {
      stato,
    });
  await unit.query(
    `UPDATE caricamento SET stato = 'ANNULLATO', concluso_il = $2, versione = versione + 1 WHERE id = $1`,
    [caricamentoId, unit.adesso],
  );
  unit.audit('Caricamento', caricamentoId);
  return caricamentoId;
}

@Resolver()
export class AnnullaCaricamento {
  @Command(() => Caricamento, {
    description: 'Annulla un caricamento che non è ancora cominciato.',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: caricamentoReference,
  })
  annullaCaricamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il caricamento.' }) input: AnnullaCaricamentoInput,
  ): Promise<string> {
    return annullaCaricamento(unit, input);
  }
}
