import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { installOffer, installPlatform, isInstalled } from "../pwa/install.ts";
import { opensOffline } from "../pwa/update.ts";

/** The home screen, in the browser's own offer where it makes one and in words for every phone. */
export function InstallHelp() {
  const text = useText();
  const isOffered = useInstallOffer();
  const platform = installPlatform();

  return (
    <section class={parts.section}>
      <h2>{text.pwa.title}</h2>
      {isInstalled() ? (
        <Notice tone="good">{text.pwa.isInstalled}</Notice>
      ) : (
        <p class={parts.prose}>{text.pwa.why}</p>
      )}
      {isOffered && (
        <div class={parts.actions}>
          <Button variant="primary" onClick={() => void installOffer.accept()}>
            {text.pwa.install}
          </Button>
        </div>
      )}
      <Disclosure summary={text.pwa.iphone} initiallyOpen={platform === "ios" && !isInstalled()}>
        <Steps steps={text.pwa.iphoneSteps} />
        <p>{text.pwa.iphoneApart}</p>
      </Disclosure>
      <Disclosure summary={text.pwa.android} initiallyOpen={platform === "android" && !isInstalled()}>
        <Steps steps={text.pwa.androidSteps} />
      </Disclosure>
      <p class={parts.prose}>
        {opensOffline() ? `${text.pwa.opensOffline} ${text.pwa.tryIt}` : text.pwa.notYetOffline}
      </p>
    </section>
  );
}

function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol class={parts.steps}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function useInstallOffer(): boolean {
  const [isOffered, setIsOffered] = useState(installOffer.isOffered());
  useEffect(() => installOffer.subscribe(() => setIsOffered(installOffer.isOffered())), []);
  return isOffered;
}
