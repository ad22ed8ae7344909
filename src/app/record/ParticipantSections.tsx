/** What leads to a person where it is asked for; most programs ask for none of it, so it comes when it is opened. */
import { ErrorBoundary as LoadingBoundary, lazy } from "preact-iso";
import type { Asks } from "../../domain/program.ts";
import type { Draft } from "./draft.ts";
import type { DraftAction } from "./reduce-draft.ts";

export interface ParticipantFieldsProps {
  readonly draft: Draft;
  readonly change: (action: DraftAction) => void;
}

export type DemographicsFieldsProps = ParticipantFieldsProps & { readonly takes: ReadonlySet<keyof Asks> };

export function ParticipantCodeField(props: ParticipantFieldsProps) {
  return (
    <LoadingBoundary>
      <LazyCode {...props} />
    </LoadingBoundary>
  );
}

export function DemographicsFields(props: DemographicsFieldsProps) {
  return (
    <LoadingBoundary>
      <LazyDemographics {...props} />
    </LoadingBoundary>
  );
}

const LazyCode = lazy(async () => (await import("./ParticipantFields.tsx")).CodeField);
const LazyDemographics = lazy(async () => (await import("./ParticipantFields.tsx")).QuestionFields);
