import { useState } from "preact/hooks";
import type { SiteCode } from "../../domain/ids.ts";
import type { Site } from "../../domain/program.ts";
import { Button } from "../components/Button.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Sheet } from "../components/Sheet.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { SaveStatus } from "./SaveStatus.tsx";
import { SettingsPage } from "./SettingsPage.tsx";
import styles from "./settings.module.css";
import { SiteForm } from "./SiteForm.tsx";
import { useSaveProgram } from "./use-save-program.ts";

/** Which form is open: a new site's, or that of the site with a code. */
type OpenForm = { readonly code?: SiteCode };

/** The places that are offered while recording. */
export function SitesScreen() {
  const text = useText();
  const { program, state, save, goOnEditing } = useSaveProgram();
  const [form, setForm] = useState<OpenForm>();
  const edited = program.sites.find((site) => site.code === form?.code);

  const offered = program.sites.filter((site) => site.retired !== true);
  const retired = program.sites.filter((site) => site.retired === true);

  function open(next: OpenForm) {
    goOnEditing();
    setForm(next);
  }

  async function saveSites(sites: readonly Site[]) {
    if (await save({ sites })) setForm(undefined);
  }

  return (
    <SettingsPage title={text.settings.sites}>
      <SiteList sites={offered} onChange={(code) => open({ code })} />
      <div class={parts.actions}>
        <Button variant="primary" onClick={() => open({})}>
          {text.settings.addSite}
        </Button>
      </div>
      {form === undefined && <SaveStatus state={state} />}
      {retired.length > 0 && (
        <Disclosure summary={text.settings.retired}>
          <SiteList sites={retired} onChange={(code) => open({ code })} />
        </Disclosure>
      )}
      <Sheet
        title={edited === undefined ? text.settings.addSite : text.settings.changeSite(edited.name)}
        open={form !== undefined}
        onClose={() => setForm(undefined)}
      >
        <SiteForm
          key={form?.code ?? ""}
          {...(edited !== undefined && { site: edited })}
          sites={program.sites}
          onSave={saveSites}
        />
        <SaveStatus state={state} />
      </Sheet>
    </SettingsPage>
  );
}

interface SiteListProps {
  readonly sites: readonly Site[];
  readonly onChange: (code: SiteCode) => void;
}

function SiteList({ sites, onChange }: SiteListProps) {
  const text = useText();
  return (
    <ul class={parts.rows}>
      {sites.map((site) => (
        <li key={site.code} class={parts.row}>
          <div>
            <span class={styles.siteName} dir="auto">
              {site.name}
            </span>
            <span class={styles.siteFacts}>
              {[text.items.serviceModels[site.model], site.area, text.settings.siteCode(site.code)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </div>
          <Button aria-label={text.settings.changeSite(site.name)} onClick={() => onChange(site.code)}>
            {text.settings.change}
          </Button>
        </li>
      ))}
    </ul>
  );
}
