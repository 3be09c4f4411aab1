import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startTheme } from './theme.ts';
import { startTranslation } from './translation.ts';
import '../ui/tokens.css';
import '../ui/studio.css';
import '../ui/content.css';
import '../ui/regions.css';
import '../ui/bank.css';

startTheme();
await startTranslation();
createRoot(document.querySelector('#root')!).render(<App />);
