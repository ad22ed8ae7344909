import { useState } from "preact/hooks";
import type { Site } from "../../domain/program.ts";
import { serviceModels } from "../../domain/record.ts";
import { Button } from "../components/Button.tsx";
import { SelectField, TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { type SiteDraft, type SiteDraftProblems, sitesWith, sitesWithRetired } from "./site-fields.ts";

interface SiteFormProps {
  /** The site to change; absent for a new one. */
  readonly site?: Site;
  readonly sites: readonly Site[];
  readonly onSave: (sites: readonly Site[]) => Promise<void>;
}

const newDraft: SiteDraft = { name: "", area: "", model: "street" };

export function SiteForm({ site, sites, onSave }: SiteFormProps) {
  const text = useText();
  const [draft, setDraft] = useState<SiteDraft>(site === undefined ? newDraft : draftOf(site));
  const [problems, setProblems] = useState<SiteDraftProblems>({});

  function change(changes: Partial<SiteDraft>) {
    setDraft((current) => ({ ...current, ...changes }));
  }

  async function submit(event: Event) {
    event.preventDefault();
    const next = sitesWith(draft, sites, site?.code);
    setProblems(next.ok ? {} : next.error);
    if (next.ok) await onSave(next.value);
  }

  const nameErrors = {
    missing: text.welcome.siteMissing,
    unfit: text.welcome.siteUnfit,
    taken: text.settings.siteNameTaken(draft.name.trim()),
  };

  return (
    <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
      {problems.program !== undefined && <Notice tone="warn">{text.settings.tooManySites}</Notice>}
      <TextField
        label={text.settings.siteName}
        hint={text.settings.siteNameHint}
        error={problems.name === undefined ? undefined : nameErrors[problems.name]}
        value={draft.name}
        onInput={(name) => change({ name })}
      />
      <TextField
        label={text.settings.siteArea}
        hint={text.settings.siteAreaHint}
        error={problems.area === undefined ? undefined : text.settings.siteAreaUnfit}
        value={draft.area}
        onInput={(area) => change({ area })}
      />
      <SelectField
        label={text.settings.siteModel}
        options={serviceModels.map((value) => ({ value, label: text.items.serviceModels[value] }))}
        value={draft.model}
        onChange={(model) => change({ model })}
      />
      {site !== undefined && (
        <p class={parts.soft}>
          {text.settings.siteCode(site.code)}. {text.settings.siteCodeHint}
        </p>
      )}
      <div class={parts.actions}>
        <Button type="submit" variant="primary">
          {text.settings.save}
        </Button>
        {site !== undefined && <RetireButton site={site} sites={sites} onSave={onSave} />}
      </div>
    </form>
  );
}

interface RetireButtonProps extends SiteFormProps {
  readonly site: Site;
}

function RetireButton({ site, sites, onSave }: RetireButtonProps) {
  const text = useText();
  const [isRefused, setIsRefused] = useState(false);
  const isRetired = site.retired === true;

  async function toggle() {
    const next = sitesWithRetired(sites, site.code, !isRetired);
    const hasSiteLeft = next.some((each) => each.retired !== true);
    setIsRefused(!hasSiteLeft);
    if (hasSiteLeft) await onSave(next);
  }

  return (
    <>
      <Button variant="quiet" onClick={() => void toggle()}>
        {isRetired ? text.settings.restore : text.settings.retire}
      </Button>
      {!isRetired && <p class={parts.soft}>{text.settings.retireHint}</p>}
      <output class={parts.status}>
        {isRefused && <Notice tone="warn">{text.settings.lastSite}</Notice>}
      </output>
    </>
  );
}

function draftOf({ name, area = "", model }: Site): SiteDraft {
  return { name, area, model };
}
