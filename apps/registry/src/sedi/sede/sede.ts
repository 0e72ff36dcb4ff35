// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, DataIso, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { sedeLeggi } from './sedi.azioni.ts';

@Azione(sedeLeggi)
@ObjectType({
  description: 'Sede del Servizio Sociale Professionale e del Segretariato Sociale in un Comune (art. 5).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Sede {
  @Field(() => UUID, { description: 'Identificativo della sede.' })
  id!: string;

  @Field({ description: 'Denominazione.' })
  denominazione!: string;

  @Field({ description: 'Indirizzo.' })
  indirizzo!: string;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto con cui il Comune l'ha individuata." })
  atto!: string | null;

  @Field(() => String, { nullable: true, description: 'Come arrivare: dove si trova, piano, ingresso.' })
  comeArrivare!: string | null;

  @Field(() => String, { nullable: true, description: 'Con quali mezzi pubblici si arriva, e dove si parcheggia.' })
  trasporti!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Se vi si accede senza gradini, dall'ingresso alle stanze dei colloqui; assente se non è noto.",
  })
  accessoSenzaGradini!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Telefono per il pubblico.' })
  telefono!: string | null;

  @Field(() => DataIso, { description: 'Primo giorno di attività.' })
  attivaDal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno di attività, se cessata.' })
  attivaAl!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

@ObjectType({ description: 'Che cosa chi legge può fare di questa sede.', simpleResolvers: true })
export class PermessiSede {
  @Field({ description: 'Se può modificarne i dati.' })
  puoModificare!: boolean;

  @Field({ description: 'Se può cessarla: non finché un incarico vi è senza termine.' })
  puoCessare!: boolean;

  @Field({ description: 'Se può definirne orari, variazioni e chiusure.' })
  puoDefinireOrari!: boolean;

  @Field({ description: 'Se può assegnarle risorse strumentali.' })
  puoAssegnareRisorse!: boolean;

  @Field({ description: 'Se può verificarne gli standard minimi.' })
  puoIspezionare!: boolean;

  @Field({ description: "Se può chiedere un'apertura straordinaria." })
  puoRichiedereApertura!: boolean;
}
