/** The parts of Chart.js that these pictures need. Loaded when the first picture is drawn. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Title,
} from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement, Title);
Chart.defaults.font.family = 'system-ui, sans-serif';

export { BasicPlatform, Chart } from 'chart.js';
