<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutPanel</name>
    <message>
        <source>About the assessor’s desk</source>
        <translation>Acerca del escritorio de evaluación</translation>
    </message>
    <message>
        <source>Assessor’s desk</source>
        <translation>Escritorio de evaluación</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>Copiar las versiones</translation>
    </message>
    <message>
        <source>Free software under the GNU Affero General Public License, version 3 or later: you may use, study, share and change it. It comes without any warranty.</source>
        <translation>Software libre bajo la Licencia Pública General Affero de GNU, versión 3 o posterior: puede usarlo, estudiarlo, compartirlo y modificarlo. Se ofrece sin garantía alguna.</translation>
    </message>
    <message>
        <source>Scores educator micro-credential portfolios beside the evidence, with or without a network. What you enter is saved on this laptop at once and sent to your programme’s hub when there is a connection.</source>
        <translation>Evalúa portafolios de microcredenciales docentes junto a la evidencia, con red o sin ella. Lo que usted escribe se guarda al momento en este equipo y se envía al servidor de su programa cuando hay conexión.</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Versión {number}</translation>
    </message>
    <message>
        <source>Versions of what it is built on</source>
        <translation>Versiones de los componentes que usa</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>no instalado</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>A link that leaves the file</source>
        <translation>Un enlace que sale del archivo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Complete address</source>
        <translation>Dirección completa</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>No program on this laptop opens this address. It can be copied.</source>
        <translation>Ningún programa de este equipo abre esta dirección. Puede copiarla.</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Abrir en el navegador</translation>
    </message>
    <message>
        <source>This link leads out of the file. Links of this kind are not opened here; it can be copied.</source>
        <translation>Este enlace lleva fuera del archivo. Los enlaces de este tipo no se abren aquí; puede copiarlo.</translation>
    </message>
    <message>
        <source>This link leaves the file and goes to:</source>
        <translation>Este enlace sale del archivo y lleva a:</translation>
    </message>
    <message>
        <source>This link writes a mail to:</source>
        <translation>Este enlace escribe un correo a:</translation>
    </message>
    <message>
        <source>Write a mail</source>
        <translation>Escribir un correo</translation>
    </message>
</context>
<context>
    <name>AgainDesk</name>
    <message>
        <source>Attempt {number}</source>
        <translation>Intento {number}</translation>
    </message>
    <message>
        <source>Attempt {number}: {name}</source>
        <translation>Intento {number}: {name}</translation>
    </message>
    <message>
        <source>Changed since the attempt before</source>
        <translation>Cambiado desde el intento anterior</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué ha cambiado</translation>
    </message>
</context>
<context>
    <name>AnchorCard</name>
    <message>
        <source>Example of {level}</source>
        <translation>Ejemplo de {level}</translation>
    </message>
    <message>
        <source>No explanation was given.</source>
        <translation>No se dio ninguna explicación.</translation>
    </message>
    <message>
        <source>Practitioner’s explanation</source>
        <translation>Explicación de quien presenta</translation>
    </message>
    <message>
        <source>Show {words} in {file}</source>
        <translation>Mostrar {words} en {file}</translation>
    </message>
</context>
<context>
    <name>AnchorFile</name>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Files of examples come with those of your own submissions.</source>
        <translation>Los archivos de los ejemplos llegan con los de sus propias entregas.</translation>
    </message>
    <message>
        <source>From an example · {name} · to look at only</source>
        <translation>De un ejemplo · {name} · solo para mirar</translation>
    </message>
    <message>
        <source>This file is not on this laptop yet</source>
        <translation>Este archivo aún no está en este equipo</translation>
    </message>
</context>
<context>
    <name>AnchorPage</name>
    <message>
        <source>Cited for {label}, in an example</source>
        <translation>Citado para {label}, en un ejemplo</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Leads make them: from work that two readers scored alike, or that was adjudicated. They come with the next sync, for this version of the credential only.</source>
        <translation>Los crea la coordinación, con trabajos que dos personas calificaron igual o que se arbitraron. Llegan con la próxima sincronización, solo para esta versión de la credencial.</translation>
    </message>
    <message>
        <source>No example yet of: {levels}</source>
        <translation>Aún sin ejemplo de: {levels}</translation>
    </message>
    <message>
        <source>No examples of {label} yet</source>
        <translation>Aún no hay ejemplos de {label}</translation>
    </message>
    <message>
        <source>The examples cannot be read</source>
        <translation>No se pueden leer los ejemplos</translation>
    </message>
</context>
<context>
    <name>AnnotationBook</name>
    <message>
        <source>That was not saved and has been taken back. {why}</source>
        <translation>No se guardó y se ha deshecho. {why}</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Fetching {code} first ({size}). It opens by itself when it is here.</source>
        <translation>Descargando primero {code} ({size}). Se abrirá automáticamente cuando esté aquí.</translation>
    </message>
    <message>
        <source>Not all of {code} is on this laptop: {size} are missing. They can be fetched when you are connected.</source>
        <translation>{code} no está completa en este equipo: faltan {size}. Podrá descargarlos cuando tenga conexión.</translation>
    </message>
    <message>
        <source>Open a submission from the queue first: choose it and press Enter.</source>
        <translation>Abra primero una entrega de la cola: elíjala y pulse Intro.</translation>
    </message>
    <message>
        <source>Open what is here</source>
        <translation>Abrir lo que hay</translation>
    </message>
    <message>
        <source>{code}: {reason}</source>
        <translation>{code}: {reason}</translation>
    </message>
</context>
<context>
    <name>ArtifactPlaceholder</name>
    <message>
        <source>Download this submission’s files</source>
        <translation>Descargar los archivos de esta entrega</translation>
    </message>
    <message>
        <source>It was here, but is gone, cut short or damaged ({size}). You can score and comment; nothing you wrote is lost.</source>
        <translation>Estaba aquí, pero ha desaparecido, está incompleto o dañado ({size}). Puede calificar y comentar; nada de lo que escribió se pierde.</translation>
    </message>
    <message>
        <source>It was not downloaded ({size}). You can score and comment meanwhile; nothing is lost.</source>
        <translation>No se ha descargado ({size}). Mientras tanto puede calificar y comentar; no se pierde nada.</translation>
    </message>
    <message>
        <source>No files were handed in</source>
        <translation>No se entregó ningún archivo</translation>
    </message>
    <message>
        <source>No place is cited. Choose a file above to look for yourself.</source>
        <translation>No se cita ningún lugar. Elija arriba un archivo para verlo usted.</translation>
    </message>
    <message>
        <source>Nothing to show here</source>
        <translation>Nada que mostrar aquí</translation>
    </message>
    <message>
        <source>See what is missing</source>
        <translation>Ver lo que falta</translation>
    </message>
    <message>
        <source>This submission has no artifacts to look at.</source>
        <translation>Esta entrega no tiene artefactos que ver.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>“{name}” cannot be shown</source>
        <translation>«{name}» no se puede mostrar</translation>
    </message>
    <message>
        <source>“{name}” is no longer on this laptop</source>
        <translation>«{name}» ya no está en este equipo</translation>
    </message>
    <message>
        <source>“{name}” is not on this laptop yet</source>
        <translation>«{name}» aún no está en este equipo</translation>
    </message>
</context>
<context>
    <name>ArtifactTabs</name>
    <message>
        <source>{name} — not on this laptop yet</source>
        <translation>{name} — aún no está en este equipo</translation>
    </message>
</context>
<context>
    <name>AssessmentDraft</name>
    <message>
        <source>Something unexpected went wrong; what you typed is still here.</source>
        <translation>Ocurrió algo inesperado; lo que escribió sigue aquí.</translation>
    </message>
    <message>
        <source>That was not saved and has been taken back. {why}</source>
        <translation>No se guardó y se ha deshecho. {why}</translation>
    </message>
</context>
<context>
    <name>BankForm</name>
    <message>
        <source>Any credential</source>
        <translation>Cualquier credencial</translation>
    </message>
    <message>
        <source>Any criterion of this credential</source>
        <translation>Cualquier criterio de esta credencial</translation>
    </message>
    <message>
        <source>As it is: another criterion or level</source>
        <translation>Tal como está: otro criterio o nivel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Comment in your bank</source>
        <translation>Comentario en su banco</translation>
    </message>
    <message>
        <source>Keep in my bank</source>
        <translation>Guardar en mi banco</translation>
    </message>
    <message>
        <source>Offer it for</source>
        <translation>Ofrecerlo para</translation>
    </message>
    <message>
        <source>The overall feedback of any credential</source>
        <translation>La retroalimentación general de cualquier credencial</translation>
    </message>
    <message>
        <source>The overall feedback of this credential</source>
        <translation>La retroalimentación general de esta credencial</translation>
    </message>
    <message>
        <source>{artifact}, {page}, {time}, {criterion} and {level} are filled in where you use it.</source>
        <translation>{artifact}, {page}, {time}, {criterion} y {level} se rellenan donde lo use.</translation>
    </message>
    <message>
        <source>{criterion} at any level</source>
        <translation>{criterion} en cualquier nivel</translation>
    </message>
    <message>
        <source>{criterion} at {level}</source>
        <translation>{criterion} en {level}</translation>
    </message>
    <message>
        <source>{n} characters too many.</source>
        <translation>Sobran {n} caracteres.</translation>
    </message>
</context>
<context>
    <name>BankKeeper</name>
    <message>
        <source>1 comment added.</source>
        <translation>1 comentario añadido.</translation>
    </message>
    <message>
        <source>1 comment written.</source>
        <translation>1 comentario escrito.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Comments (*.json)</source>
        <translation>Comentarios (*.json)</translation>
    </message>
    <message>
        <source>Deleted from your bank.</source>
        <translation>Eliminado de su banco.</translation>
    </message>
    <message>
        <source>Export your comments</source>
        <translation>Exportar sus comentarios</translation>
    </message>
    <message>
        <source>Import comments</source>
        <translation>Importar comentarios</translation>
    </message>
    <message>
        <source>It is back.</source>
        <translation>Recuperado.</translation>
    </message>
    <message>
        <source>Kept in your bank.</source>
        <translation>Guardado en su banco.</translation>
    </message>
    <message>
        <source>{n} comments added.</source>
        <translation>{n} comentarios añadidos.</translation>
    </message>
    <message>
        <source>{n} comments written.</source>
        <translation>{n} comentarios escritos.</translation>
    </message>
    <message>
        <source>{n} were there already.</source>
        <translation>{n} ya estaban.</translation>
    </message>
</context>
<context>
    <name>BankModel</name>
    <message>
        <source>From the programme</source>
        <translation>Del programa</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Suyos</translation>
    </message>
    <message>
        <source>used once</source>
        <translation>usado una vez</translation>
    </message>
    <message>
        <source>used {n} times</source>
        <translation>usado {n} veces</translation>
    </message>
</context>
<context>
    <name>BannerFold</name>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>BookView</name>
    <message>
        <source>As printed</source>
        <translation>Como se imprime</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Celdas</translation>
    </message>
    <message>
        <source>The pages the spreadsheet prints on, charts included</source>
        <translation>Las páginas en que se imprime la hoja de cálculo, con sus gráficos</translation>
    </message>
    <message>
        <source>The worksheets, cell by cell</source>
        <translation>Las hojas, celda por celda</translation>
    </message>
</context>
<context>
    <name>BundlePanel</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open a bundle</source>
        <translation>Abrir un paquete</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué falló</translation>
    </message>
    <message>
        <source>Your programme told you the passphrase of this file. It is used now and not kept.</source>
        <translation>Su programa le dio la frase de contraseña de este archivo. Se usa ahora y no se guarda.</translation>
    </message>
</context>
<context>
    <name>BundleWays</name>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Changes in {file}: {n}. Only your programme can read them. They stay here until its answer is opened.</source>
        <translation>Cambios en {file}: {n}. Solo su programa puede leerlos. Se quedan aquí hasta que se abra su respuesta.</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>Exportar resultados</translation>
    </message>
    <message>
        <source>Open a bundle</source>
        <translation>Abrir un paquete</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. What you entered before is safe on this laptop.</source>
        <translation>Ocurrió algo inesperado. Lo que introdujo antes está a salvo en este equipo.</translation>
    </message>
    <message>
        <source>The bundle is taken in: submissions {n}, new files {files}.</source>
        <translation>Paquete incorporado. Entregas: {n}; archivos nuevos: {files}.</translation>
    </message>
    <message>
        <source>The file names {hub} as its hub; check that before you sign in there.</source>
        <translation>El archivo indica {hub} como su servidor; compruébelo antes de iniciar sesión allí.</translation>
    </message>
    <message>
        <source>The hub took everything in that file (new here: {n}).</source>
        <translation>El servidor aceptó todo lo de ese archivo (nuevo aquí: {n}).</translation>
    </message>
    <message>
        <source>The hub took {n} changes. {held} more wait for your choice or for the next file.</source>
        <translation>El servidor aceptó {n} cambios. Otros {held} esperan su decisión o el próximo archivo.</translation>
    </message>
    <message>
        <source>results</source>
        <translation>resultados</translation>
    </message>
</context>
<context>
    <name>CalibrationActSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>It is recorded with your code and the time, and cannot be undone.</source>
        <translation>Se registra con su código y la hora, y no se puede deshacer.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
</context>
<context>
    <name>CalibrationActsTab</name>
    <message>
        <source>Acts are kept for ever and cannot be undone. What was wrong is put right by another act.</source>
        <translation>Las acciones se guardan para siempre y no se pueden deshacer. Lo que estuvo mal se corrige con otra acción.</translation>
    </message>
    <message>
        <source>At random, percent:</source>
        <translation>Al azar, por ciento:</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Contar de nuevo</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>First of each version:</source>
        <translation>Primeras de cada versión:</translation>
    </message>
    <message>
        <source>First submissions of each version</source>
        <translation>Primeras entregas de cada versión</translation>
    </message>
    <message>
        <source>Forget this act</source>
        <translation>Olvidar esta acción</translation>
    </message>
    <message>
        <source>Near the pass line, criteria</source>
        <translation>Cerca de la línea de corte, criterios</translation>
    </message>
    <message>
        <source>Near the pass line, in criteria (0: none):</source>
        <translation>Cerca de la línea de corte, en criterios (0: ninguno):</translation>
    </message>
    <message>
        <source>New seed…</source>
        <translation>Nueva semilla…</translation>
    </message>
    <message>
        <source>Note an event…</source>
        <translation>Anotar un suceso…</translation>
    </message>
    <message>
        <source>Nothing so far</source>
        <translation>Nada por ahora</translation>
    </message>
    <message>
        <source>Outcomes that a second reading changed</source>
        <translation>Resultados que cambió una segunda lectura</translation>
    </message>
    <message>
        <source>Rules of the programme</source>
        <translation>Reglas del programa</translation>
    </message>
    <message>
        <source>Second readings at random, percent</source>
        <translation>Segundas lecturas al azar, por ciento</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Ocurrió algo inesperado.</translation>
    </message>
    <message>
        <source>The past readings are counted again as if this rule had held. Nothing is changed by it.</source>
        <translation>Las lecturas pasadas se cuentan de nuevo como si hubiera valido esta regla. Nada cambia por ello.</translation>
    </message>
    <message>
        <source>What if the rule for second readings were different?</source>
        <translation>¿Y si la regla de las segundas lecturas fuera otra?</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Lo que se hizo</translation>
    </message>
    <message>
        <source>Withdraw this example…</source>
        <translation>Retirar este ejemplo…</translation>
    </message>
    <message>
        <source>{n} not with the hub yet</source>
        <translation>{n} aún sin llegar al servidor</translation>
    </message>
</context>
<context>
    <name>CalibrationCriteriaTab</name>
    <message>
        <source>Advanced: one axis for all, and how many readers are needed</source>
        <translation>Avanzado: un solo eje para todo, y cuántos lectores hacen falta</translation>
    </message>
    <message>
        <source>All coefficients of agreement</source>
        <translation>Todos los coeficientes de acuerdo</translation>
    </message>
    <message>
        <source>Criteria in numbers</source>
        <translation>Los criterios en números</translation>
    </message>
    <message>
        <source>Readers who are strict or mild in one criterion only</source>
        <translation>Lectores estrictos o benévolos en un solo criterio</translation>
    </message>
</context>
<context>
    <name>CalibrationEventForm</name>
    <message>
        <source>All leads see it as a line in the charts over time of every credential.</source>
        <translation>Toda la coordinación lo ve como una línea en los gráficos temporales de cada credencial.</translation>
    </message>
    <message>
        <source>All leads see it as a line in the charts over time of {title}.</source>
        <translation>Toda la coordinación lo ve como una línea en los gráficos temporales de {title}.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Day:</source>
        <translation>Día:</translation>
    </message>
    <message>
        <source>It concerns all credentials of the programme</source>
        <translation>Afecta a todas las credenciales del programa</translation>
    </message>
    <message>
        <source>Note an event</source>
        <translation>Anotar un suceso</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Anotarlo</translation>
    </message>
    <message>
        <source>Say what happened, in a few words.</source>
        <translation>Diga en pocas palabras qué pasó.</translation>
    </message>
    <message>
        <source>Training on 2.c, a reworded descriptor…</source>
        <translation>Formación sobre 2.c, un descriptor redactado de nuevo…</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
    <message>
        <source>What happened:</source>
        <translation>Qué pasó:</translation>
    </message>
    <message>
        <source>Write the day as in 2026-11-22.</source>
        <translation>Escriba el día como en 2026-11-22.</translation>
    </message>
    <message>
        <source>as in 2026-11-22</source>
        <translation>como en 2026-11-22</translation>
    </message>
</context>
<context>
    <name>CalibrationOverviewTab</name>
    <message>
        <source>Largest disagreements</source>
        <translation>Mayores desacuerdos</translation>
    </message>
    <message>
        <source>No submission has been scored by two readers yet, so there is nothing to compare.</source>
        <translation>Aún no hay entregas calificadas por dos lectores, así que no hay nada que comparar.</translation>
    </message>
    <message>
        <source>Open side by side with evidence</source>
        <translation>Abrir lado a lado con la evidencia</translation>
    </message>
    <message>
        <source>Readers gave the same level here wherever two of them scored.</source>
        <translation>Los lectores dieron aquí el mismo nivel siempre que calificaron dos.</translation>
    </message>
    <message>
        <source>Readers gave the same level wherever two of them scored.</source>
        <translation>Los lectores dieron el mismo nivel siempre que calificaron dos.</translation>
    </message>
    <message>
        <source>Results that may turn with the reader</source>
        <translation>Resultados que pueden cambiar según quien lea</translation>
    </message>
    <message>
        <source>Show all readers</source>
        <translation>Mostrar todos los lectores</translation>
    </message>
    <message>
        <source>These two readers gave the same level wherever both scored.</source>
        <translation>Estos dos lectores dieron el mismo nivel siempre que calificaron los dos.</translation>
    </message>
    <message>
        <source>the first {n} of {all}</source>
        <translation>los primeros {n} de {all}</translation>
    </message>
    <message>
        <source>{criterion} only</source>
        <translation>solo {criterion}</translation>
    </message>
    <message>
        <source>{first} and {second} only</source>
        <translation>solo {first} y {second}</translation>
    </message>
</context>
<context>
    <name>CalibrationPage</name>
    <message>
        <source>All readings</source>
        <translation>Todas las lecturas</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>Calibration set</source>
        <translation>Conjunto de calibración</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>Calcular de nuevo</translation>
    </message>
    <message>
        <source>Computing the numbers…</source>
        <translation>Calculando los números…</translation>
    </message>
    <message>
        <source>Credential and version</source>
        <translation>Credencial y versión</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Exportar informe…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>How far the calculation is</source>
        <translation>Cuánto avanza el cálculo</translation>
    </message>
    <message>
        <source>New calibration set…</source>
        <translation>Nuevo conjunto de calibración…</translation>
    </message>
    <message>
        <source>New set…</source>
        <translation>Nuevo conjunto…</translation>
    </message>
    <message>
        <source>Nothing was computed</source>
        <translation>No se calculó nada</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Reading what was scored…</source>
        <translation>Leyendo lo calificado…</translation>
    </message>
    <message>
        <source>Recorded. It counts here at once, and is sent with the next sync.</source>
        <translation>Registrado. Aquí cuenta desde ya y se envía con la próxima sincronización.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>The newer numbers were not computed. What is shown is as it was before.</source>
        <translation>Los números nuevos no se calcularon. Lo que se muestra es lo de antes.</translation>
    </message>
    <message>
        <source>The numbers could not be computed</source>
        <translation>No se pudieron calcular los números</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>You cancelled it. Nothing was changed.</source>
        <translation>Usted lo canceló. Nada cambió.</translation>
    </message>
</context>
<context>
    <name>CalibrationPilotTab</name>
    <message>
        <source>Citations</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Calculando…</translation>
    </message>
    <message>
        <source>Criteria that readers understand differently</source>
        <translation>Criterios que los lectores entienden de otro modo</translation>
    </message>
    <message>
        <source>No citations have been counted yet.</source>
        <translation>Aún no se ha contado ninguna cita.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Ocurrió algo inesperado.</translation>
    </message>
    <message>
        <source>This definition sets no word limits.</source>
        <translation>Esta definición no fija límites de palabras.</translation>
    </message>
    <message>
        <source>What the issuer should look at</source>
        <translation>En qué debe fijarse quien emite la credencial</translation>
    </message>
    <message>
        <source>Word limits</source>
        <translation>Límites de palabras</translation>
    </message>
</context>
<context>
    <name>CalibrationQualifyForm</name>
    <message>
        <source>Above (+) or below what was agreed: {value} levels</source>
        <translation>Por encima (+) o por debajo de lo acordado: {value} niveles</translation>
    </message>
    <message>
        <source>All submissions chosen on the page that have agreed levels; choose a set there to keep to it.</source>
        <translation>Todas las entregas elegidas en la página que tienen niveles acordados; elija allí un conjunto para ceñirse a él.</translation>
    </message>
    <message>
        <source>Calibration set: {name}</source>
        <translation>Conjunto de calibración: {name}</translation>
    </message>
    <message>
        <source>Confirm the outcome</source>
        <translation>Confirmar el resultado</translation>
    </message>
    <message>
        <source>Exact or next to it: {value}</source>
        <translation>Exacto o contiguo: {value}</translation>
    </message>
    <message>
        <source>Exact: {value}</source>
        <translation>Exacto: {value}</translation>
    </message>
    <message>
        <source>Not yet qualified</source>
        <translation>Aún no habilitado/a</translation>
    </message>
    <message>
        <source>Nothing this reader scored has been agreed yet, so there is nothing to qualify by.</source>
        <translation>Nada de lo que calificó este lector se ha acordado aún, así que no hay con qué habilitar.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Outcome:</source>
        <translation>Resultado:</translation>
    </message>
    <message>
        <source>Qualified</source>
        <translation>Habilitado/a</translation>
    </message>
    <message>
        <source>Qualify {reader}</source>
        <translation>Habilitar a {reader}</translation>
    </message>
    <message>
        <source>The interval reaches over the line: a few more scores would make it surer.</source>
        <translation>El intervalo cruza la línea: unas cuantas calificaciones más lo harían más seguro.</translation>
    </message>
    <message>
        <source>This is not what the rule gives; both are recorded.</source>
        <translation>Esto no es lo que da la regla; se registran las dos cosas.</translation>
    </message>
    <message>
        <source>Weighted κ: {value}</source>
        <translation>κ ponderada: {value}</translation>
    </message>
    <message>
        <source>{exact} of {n} scores are the level that was agreed; the rule asks for {needed}.</source>
        <translation>{exact} de {n} calificaciones son el nivel acordado; la regla pide {needed}.</translation>
    </message>
    <message>
        <source>{reader} is told after the next sync: not yet qualified to score {title} live.</source>
        <translation>{reader} lo sabrá tras la próxima sincronización: aún sin habilitar para calificar {title}.</translation>
    </message>
    <message>
        <source>{reader} is told after the next sync: qualified to score {title} live.</source>
        <translation>{reader} lo sabrá tras la próxima sincronización: con habilitación para calificar {title}.</translation>
    </message>
</context>
<context>
    <name>CalibrationReadersTab</name>
    <message>
        <source>Ask for a re-score…</source>
        <translation>Pedir una nueva calificación…</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>En números</translation>
    </message>
    <message>
        <source>Open side by side with evidence</source>
        <translation>Abrir lado a lado con la evidencia</translation>
    </message>
    <message>
        <source>Private report…</source>
        <translation>Informe privado…</translation>
    </message>
    <message>
        <source>Qualify…</source>
        <translation>Habilitar…</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lectores</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>The cases of that submission</source>
        <translation>Los casos de esa entrega</translation>
    </message>
    <message>
        <source>The cases under that cell</source>
        <translation>Los casos de esa celda</translation>
    </message>
    <message>
        <source>Where this reader and others differ</source>
        <translation>Donde este lector y otros difieren</translation>
    </message>
</context>
<context>
    <name>CalibrationReportForm</name>
    <message>
        <source>It is too long: {n} letters of at most {most}.</source>
        <translation>Es demasiado largo: {n} letras de {most} como máximo.</translation>
    </message>
    <message>
        <source>Private report to {reader}</source>
        <translation>Informe privado para {reader}</translation>
    </message>
    <message>
        <source>Send the report</source>
        <translation>Enviar el informe</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Texto del informe</translation>
    </message>
    <message>
        <source>The first text is made from the numbers; change whatever you like. {n} letters.</source>
        <translation>El primer texto se hace a partir de los números; cambie lo que quiera. {n} letras.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Escriba algo antes.</translation>
    </message>
    <message>
        <source>{reader} reads this at the desk after the next sync. No other assessor sees it; leads do.</source>
        <translation>{reader} lo lee en su escritorio tras la próxima sincronización. No lo ve ninguna otra persona que evalúe; la coordinación, sí.</translation>
    </message>
</context>
<context>
    <name>CalibrationRescoreForm</name>
    <message>
        <source>Ask for it</source>
        <translation>Pedirla</translation>
    </message>
    <message>
        <source>Ask {reader} for a re-score</source>
        <translation>Pedir a {reader} una nueva calificación</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Dado</translation>
    </message>
    <message>
        <source>Note to the reader</source>
        <translation>Nota para quien lee</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Reading what was given…</source>
        <translation>Leyendo lo que se dio…</translation>
    </message>
    <message>
        <source>Say what the reader should look at: a re-score without a reason is a riddle.</source>
        <translation>Diga en qué debe fijarse quien lee: sin motivo, una nueva calificación es un enigma.</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Submission:</source>
        <translation>Entrega:</translation>
    </message>
    <message>
        <source>The note is too long; 2,000 letters are enough.</source>
        <translation>La nota es demasiado larga; bastan 2000 letras.</translation>
    </message>
    <message>
        <source>There is no submission of this reader that another reader scored differently.</source>
        <translation>No hay ninguna entrega de este lector que otro lector calificara de otro modo.</translation>
    </message>
    <message>
        <source>This reading is not here any more.</source>
        <translation>Esta lectura ya no está aquí.</translation>
    </message>
    <message>
        <source>Tick what should be scored again.</source>
        <translation>Marque lo que se debe calificar de nuevo.</translation>
    </message>
    <message>
        <source>What should be scored again</source>
        <translation>Lo que se debe calificar de nuevo</translation>
    </message>
    <message>
        <source>What should the reader look at?</source>
        <translation>¿En qué debe fijarse quien lee?</translation>
    </message>
    <message>
        <source>others differ</source>
        <translation>otros difieren</translation>
    </message>
    <message>
        <source>{code} is open again for {reader}, with your note. The first scores are kept, and agreement is still counted on them.</source>
        <translation>{code} vuelve a abrirse para {reader}, con su nota. Las primeras calificaciones se conservan y el acuerdo se sigue contando con ellas.</translation>
    </message>
</context>
<context>
    <name>CalibrationSeedForm</name>
    <message>
        <source>Agreed level: {criterion}</source>
        <translation>Nivel acordado: {criterion}</translation>
    </message>
    <message>
        <source>It goes to {who} and looks like any other submission. What was agreed stays at the hub and reaches a reader’s laptop only after the reader’s own scores are in.</source>
        <translation>Llega a {who} y parece una entrega como cualquier otra. Lo acordado se queda en el servidor y llega al equipo de quien lee solo después de que haya enviado sus propias calificaciones.</translation>
    </message>
    <message>
        <source>Make it a seed</source>
        <translation>Convertirla en semilla</translation>
    </message>
    <message>
        <source>More readers by code</source>
        <translation>Más lectores por código</translation>
    </message>
    <message>
        <source>More readers by code: A-11, A-12</source>
        <translation>Más lectores por código: A-11, A-12</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Nueva semilla</translation>
    </message>
    <message>
        <source>Readers who get it</source>
        <translation>Lectores que la reciben</translation>
    </message>
    <message>
        <source>Reading what was given…</source>
        <translation>Leyendo lo que se dio…</translation>
    </message>
    <message>
        <source>Say for at least one criterion what was agreed.</source>
        <translation>Diga al menos para un criterio lo que se acordó.</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Submission:</source>
        <translation>Entrega:</translation>
    </message>
    <message>
        <source>There is no submission to make a seed of.</source>
        <translation>No hay ninguna entrega que convertir en semilla.</translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation>Lo acordado</translation>
    </message>
    <message>
        <source>Why (told to the reader afterwards)</source>
        <translation>Por qué (se dice después a quien lee)</translation>
    </message>
    <message>
        <source>Why: {criterion}</source>
        <translation>Por qué: {criterion}</translation>
    </message>
    <message>
        <source>adjudicated</source>
        <translation>arbitrado</translation>
    </message>
    <message>
        <source>all readers gave this</source>
        <translation>todos dieron esto</translation>
    </message>
    <message>
        <source>not agreed</source>
        <translation>sin acordar</translation>
    </message>
    <message>
        <source>readers differ</source>
        <translation>los lectores difieren</translation>
    </message>
    <message>
        <source>whoever is next, one submission in {n}</source>
        <translation>quien siga, una entrega de cada {n}</translation>
    </message>
    <message>
        <source>{n} criteria are agreed already; look at the others before you fill them in.</source>
        <translation>{n} criterios ya están acordados; mire los demás antes de rellenarlos.</translation>
    </message>
</context>
<context>
    <name>CalibrationSetForm</name>
    <message>
        <source>A set holds 100 submissions at most.</source>
        <translation>Un conjunto admite 100 entregas como máximo.</translation>
    </message>
    <message>
        <source>Each scores all of them, blind to the others until all are done.</source>
        <translation>Cada lector las califica todas, sin ver a los demás hasta que terminen.</translation>
    </message>
    <message>
        <source>Give out the set</source>
        <translation>Repartir el conjunto</translation>
    </message>
    <message>
        <source>Give the set a name first, so that you find it again.</source>
        <translation>Póngale antes un nombre al conjunto, para poder encontrarlo.</translation>
    </message>
    <message>
        <source>Mean level</source>
        <translation>Nivel medio</translation>
    </message>
    <message>
        <source>Mean of all levels given, 1 is the lowest</source>
        <translation>Media de todos los niveles dados, 1 es el más bajo</translation>
    </message>
    <message>
        <source>More readers by code</source>
        <translation>Más lectores por código</translation>
    </message>
    <message>
        <source>More readers by code: A-11, A-12</source>
        <translation>Más lectores por código: A-11, A-12</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>Nombre del conjunto</translation>
    </message>
    <message>
        <source>Name of the set:</source>
        <translation>Nombre del conjunto:</translation>
    </message>
    <message>
        <source>New calibration set</source>
        <translation>Nuevo conjunto de calibración</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lectores</translation>
    </message>
    <message>
        <source>Readers of the set</source>
        <translation>Lectores del conjunto</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Submissions of the set</source>
        <translation>Entregas del conjunto</translation>
    </message>
    <message>
        <source>Tick at least one reader, or type a code.</source>
        <translation>Marque al menos un lector o escriba un código.</translation>
    </message>
    <message>
        <source>Tick at least one submission.</source>
        <translation>Marque al menos una entrega.</translation>
    </message>
    <message>
        <source>Why proposed</source>
        <translation>Por qué se propone</translation>
    </message>
    <message>
        <source>for the spread of levels</source>
        <translation>por la variedad de niveles</translation>
    </message>
    <message>
        <source>links readers who share nothing</source>
        <translation>enlaza a lectores que no comparten nada</translation>
    </message>
    <message>
        <source>near the pass line</source>
        <translation>cerca de la línea de corte</translation>
    </message>
    <message>
        <source>{n} submissions go to {readers} readers ({codes}): {work} readings in all. They see one another’s scores only when all are done, and you see them as they come in.</source>
        <translation>{n} entregas van a {readers} lectores ({codes}): {work} lecturas en total. Cada cual ve las calificaciones de los demás solo cuando todo esté hecho; usted las ve según llegan.</translation>
    </message>
    <message>
        <source>{n} ticked; {few} to {most} with a spread of levels say most.</source>
        <translation>{n} marcadas; de {few} a {most} con variedad de niveles son las que más dicen.</translation>
    </message>
</context>
<context>
    <name>CaptionLine</name>
    <message>
        <source>Captions {number}</source>
        <translation>Subtítulos {number}</translation>
    </message>
    <message>
        <source>{name} (pictures, cannot be shown)</source>
        <translation>{name} (imágenes, no se pueden mostrar)</translation>
    </message>
</context>
<context>
    <name>CaptionMenu</name>
    <message>
        <source>Off</source>
        <translation>Desactivados</translation>
    </message>
</context>
<context>
    <name>CaseMenu</name>
    <message>
        <source>I know this person…</source>
        <translation>Conozco a esta persona…</translation>
    </message>
    <message>
        <source>More about this case</source>
        <translation>Más sobre este caso</translation>
    </message>
</context>
<context>
    <name>CaseQuestions</name>
    <message>
        <source>Ask for a re-score</source>
        <translation>Pedir una nueva calificación</translation>
    </message>
    <message>
        <source>Ask {reader} to score {label} again?</source>
        <translation>¿Pedir a {reader} que califique {label} de nuevo?</translation>
    </message>
    <message>
        <source>Every assessor of this version sees the explanation and the places cited, with your reason. This is recorded; the example can be taken back later.</source>
        <translation>Todos los que evalúan esta versión ven la explicación y los lugares citados, con su motivo. Queda registrado; el ejemplo se puede retirar después.</translation>
    </message>
    <message>
        <source>Make this an example of “{level}” for {label}?</source>
        <translation>¿Usarlo como ejemplo de «{level}» para {label}?</translation>
    </message>
    <message>
        <source>Promote to example</source>
        <translation>Convertir en ejemplo</translation>
    </message>
    <message>
        <source>That is too long; {n} characters fit.</source>
        <translation>Es demasiado largo; caben {n} caracteres.</translation>
    </message>
    <message>
        <source>The assessment is open again for {reader}, with your note. The first score stays and keeps counting for agreement. This is recorded, and other leads see it.</source>
        <translation>La evaluación se abre de nuevo para {reader}, con su nota. La primera calificación se conserva y sigue contando para la concordancia. Queda registrado y la coordinación lo ve.</translation>
    </message>
    <message>
        <source>What makes it this level?</source>
        <translation>¿Qué la sitúa en este nivel?</translation>
    </message>
    <message>
        <source>What should be looked at again?</source>
        <translation>¿Qué conviene mirar de nuevo?</translation>
    </message>
    <message>
        <source>Write a sentence first: without it nobody would know why.</source>
        <translation>Escriba primero una frase: sin ella nadie sabría por qué.</translation>
    </message>
    <message>
        <source>{reason} Nothing was changed.</source>
        <translation>{reason} No se cambió nada.</translation>
    </message>
</context>
<context>
    <name>CellStrip</name>
    <message>
        <source>Full text of the cell</source>
        <translation>Texto completo de la celda</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Comparing the pages of {name}: {read} of {wanted} read</source>
        <translation>Comparando las páginas de {name}: {read} de {wanted} leídas</translation>
    </message>
    <message>
        <source>Comparing {name} with the version before…</source>
        <translation>Comparando {name} con la versión anterior…</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Detener la comparación</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>1 criterion is cited as before.</source>
        <translation>1 criterio se cita como antes.</translation>
    </message>
    <message>
        <source>1 other answer reads as it did</source>
        <translation>1 respuesta más dice lo mismo que antes</translation>
    </message>
    <message>
        <source>Added words are underlined</source>
        <translation>Las palabras añadidas van subrayadas</translation>
    </message>
    <message>
        <source>All answers read as they did.</source>
        <translation>Todas las respuestas dicen lo mismo que antes.</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Narratives</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>No files were handed in.</source>
        <translation>No se entregó ningún archivo.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open attempt {number}</source>
        <translation>Abrir el intento {number}</translation>
    </message>
    <message>
        <source>The explanation is new:</source>
        <translation>La explicación es nueva:</translation>
    </message>
    <message>
        <source>The explanation was reworded:</source>
        <translation>La explicación se redactó de otro modo:</translation>
    </message>
    <message>
        <source>The words are the same.</source>
        <translation>Las palabras son las mismas.</translation>
    </message>
    <message>
        <source>What changed since attempt {number}</source>
        <translation>Qué ha cambiado desde el intento {number}</translation>
    </message>
    <message>
        <source>What changed since the attempt before</source>
        <translation>Qué ha cambiado desde el intento anterior</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>y {n} más</translation>
    </message>
    <message>
        <source>attempt {number}: {name}</source>
        <translation>intento {number}: {name}</translation>
    </message>
    <message>
        <source>only the first part of this long file was compared</source>
        <translation>solo se comparó la primera parte de este archivo largo</translation>
    </message>
    <message>
        <source>open again</source>
        <translation>reabierto</translation>
    </message>
    <message>
        <source>words taken away are struck through</source>
        <translation>las palabras quitadas van tachadas</translation>
    </message>
    <message>
        <source>{n} criteria are cited as before.</source>
        <translation>{n} criterios se citan como antes.</translation>
    </message>
    <message>
        <source>{n} other answers read as they did</source>
        <translation>{n} respuestas más dicen lo mismo que antes</translation>
    </message>
    <message>
        <source>{part} · question {number}</source>
        <translation>{part} · pregunta {number}</translation>
    </message>
</context>
<context>
    <name>ChapterMenu</name>
    <message>
        <source>Chapter {number}</source>
        <translation>Capítulo {number}</translation>
    </message>
    <message>
        <source>Next chapter</source>
        <translation>Capítulo siguiente</translation>
    </message>
    <message>
        <source>Previous chapter</source>
        <translation>Capítulo anterior</translation>
    </message>
</context>
<context>
    <name>CheckDriver</name>
    <message>
        <source>The files on this laptop could not be checked; they can be opened all the same.</source>
        <translation>No se pudieron comprobar los archivos de este equipo; aun así, se pueden abrir.</translation>
    </message>
</context>
<context>
    <name>ChipStrip</name>
    <message>
        <source>Citations in reading order</source>
        <translation>Citas en orden de lectura</translation>
    </message>
    <message>
        <source>Show the citations after these</source>
        <translation>Mostrar las citas que siguen</translation>
    </message>
    <message>
        <source>Show the citations before these</source>
        <translation>Mostrar las citas anteriores</translation>
    </message>
</context>
<context>
    <name>ChoicePanel</name>
    <message>
        <source>(not known)</source>
        <translation>(no se sabe)</translation>
    </message>
    <message>
        <source>Another laptop of yours</source>
        <translation>Otro equipo suyo</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Changed on two laptops. Choose what is to stand; what you do not choose is kept.</source>
        <translation>Se cambió en dos equipos. Elija qué ha de quedar; lo que no elija se conserva.</translation>
    </message>
    <message>
        <source>It was submitted on another laptop, so only what the hub holds can stay. Ask for it back.</source>
        <translation>Se envió desde otro equipo, así que solo puede quedar lo que tiene el servidor. Solicite su devolución.</translation>
    </message>
    <message>
        <source>Mine, on this laptop</source>
        <translation>Lo mío, en este equipo</translation>
    </message>
    <message>
        <source>Theirs, at the hub</source>
        <translation>Lo otro, en el servidor</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>What both laptops began with</source>
        <translation>De lo que partieron ambos equipos</translation>
    </message>
</context>
<context>
    <name>CitationChip</name>
    <message>
        <source>Citation {text}</source>
        <translation>Cita {text}</translation>
    </message>
    <message>
        <source>Citation {text}, leads nowhere</source>
        <translation>Cita {text}, no lleva a ningún lugar</translation>
    </message>
    <message>
        <source>Place you {text}</source>
        <translation>Lugar que usted indicó: {text}</translation>
    </message>
    <message>
        <source>not opened yet</source>
        <translation>aún sin abrir</translation>
    </message>
</context>
<context>
    <name>CitationMarkBar</name>
    <message>
        <source>Change it</source>
        <translation>Cambiarla</translation>
    </message>
    <message>
        <source>Change to the place on screen</source>
        <translation>Cambiar al lugar en pantalla</translation>
    </message>
    <message>
        <source>Keep the page, moment or cells now on screen as the place where the evidence is</source>
        <translation>Guardar la página, el momento o las celdas en pantalla como el lugar donde está la evidencia</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Remove the found place</source>
        <translation>Quitar el lugar encontrado</translation>
    </message>
    <message>
        <source>The cited place supports the point in part. Again to take the mark away.</source>
        <translation>El lugar citado respalda el punto en parte. Pulse de nuevo para quitar la marca.</translation>
    </message>
    <message>
        <source>The cited place supports the point. Again to take the mark away.</source>
        <translation>El lugar citado respalda el punto. Pulse de nuevo para quitar la marca.</translation>
    </message>
    <message>
        <source>The evidence is at another place than cited. Again to take the mark away.</source>
        <translation>La evidencia está en un lugar distinto del citado. Pulse de nuevo para quitar la marca.</translation>
    </message>
    <message>
        <source>Use the place on screen</source>
        <translation>Usar el lugar en pantalla</translation>
    </message>
    <message>
        <source>Use this place</source>
        <translation>Usar este lugar</translation>
    </message>
    <message>
        <source>What is claimed is not at the cited place. Again to take the mark away.</source>
        <translation>Lo que se afirma no está en el lugar citado. Pulse de nuevo para quitar la marca.</translation>
    </message>
    <message>
        <source>What this citation shows</source>
        <translation>Qué muestra esta cita</translation>
    </message>
</context>
<context>
    <name>CitationRail</name>
    <message>
        <source>Cited for {label}</source>
        <translation>Citado para {label}</translation>
    </message>
    <message>
        <source>Nothing is cited for {label}</source>
        <translation>No se cita nada para {label}</translation>
    </message>
    <message>
        <source>{keys} next / previous</source>
        <translation>{keys} siguiente / anterior</translation>
    </message>
    <message>
        <source>{n} of {total} citations of this criterion were never opened. Open the next one.</source>
        <translation>{n} de {total} citas de este criterio no se han abierto nunca. Abrir la siguiente.</translation>
    </message>
    <message>
        <source>{n} of {total} not opened</source>
        <translation>{n} de {total} sin abrir</translation>
    </message>
</context>
<context>
    <name>CoachCard</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Omitir el recorrido</translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation>Paso {n} de {all}</translation>
    </message>
</context>
<context>
    <name>CodePaper</name>
    <message>
        <source>Recovery code of the assessor’s desk. It opens the work saved on your laptop; keep it apart from it, and show it to nobody.</source>
        <translation>Código de recuperación del escritorio de evaluación. Abre el trabajo guardado en su equipo; guárdelo aparte y no lo muestre a nadie.</translation>
    </message>
    <message>
        <source>Save the recovery code</source>
        <translation>Guardar el código de recuperación</translation>
    </message>
    <message>
        <source>The code could not be saved there.</source>
        <translation>No se pudo guardar el código ahí.</translation>
    </message>
    <message>
        <source>recovery code</source>
        <translation>código de recuperación</translation>
    </message>
</context>
<context>
    <name>CommandMenu</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Report of what went wrong</source>
        <translation>Informe de lo que falló</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
</context>
<context>
    <name>CommentBank</name>
    <message>
        <source>Comment bank</source>
        <translation>Banco de comentarios</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comentarios</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete the chosen comment from your bank</source>
        <translation>Eliminar de su banco el comentario elegido</translation>
    </message>
    <message>
        <source>Edit the chosen comment</source>
        <translation>Editar el comentario elegido</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Export your own comments to a file</source>
        <translation>Exportar sus propios comentarios a un archivo</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Find a comment</source>
        <translation>Buscar un comentario</translation>
    </message>
    <message>
        <source>Find a comment…</source>
        <translation>Buscar un comentario…</translation>
    </message>
    <message>
        <source>For another criterion or level</source>
        <translation>Para otro criterio o nivel</translation>
    </message>
    <message>
        <source>For any criterion</source>
        <translation>Para cualquier criterio</translation>
    </message>
    <message>
        <source>For {criterion}</source>
        <translation>Para {criterion}</translation>
    </message>
    <message>
        <source>For {criterion} at {level}</source>
        <translation>Para {criterion} en {level}</translation>
    </message>
    <message>
        <source>Import comments from a file</source>
        <translation>Importar comentarios de un archivo</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Keep this comment…</source>
        <translation>Guardar este comentario…</translation>
    </message>
    <message>
        <source>No comment holds “{words}”.</source>
        <translation>Ningún comentario contiene «{words}».</translation>
    </message>
    <message>
        <source>Nothing here yet. Write a comment and keep it, and it is at hand next time.</source>
        <translation>Aún no hay nada. Escriba un comentario y guárdelo: lo tendrá a mano la próxima vez.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Recuperarlo</translation>
    </message>
    <message>
        <source>Put the comment you are writing into your own bank</source>
        <translation>Guardar en su banco el comentario que está escribiendo</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter put it in · Esc back</source>
        <translation>↑ ↓ elegir · Intro insertar · Esc volver</translation>
    </message>
</context>
<context>
    <name>CommentDesk</name>
    <message>
        <source>Tab puts in: {text}</source>
        <translation>Tab inserta: {text}</translation>
    </message>
</context>
<context>
    <name>CommentEditor</name>
    <message>
        <source>Nothing in the dictionary is like “{word}”</source>
        <translation>Nada del diccionario se parece a «{word}»</translation>
    </message>
</context>
<context>
    <name>CompletenessGuide</name>
    <message>
        <source>Completeness: 1 thing is missing or not as asked</source>
        <translation>Integridad: 1 elemento falta o no es como se pide</translation>
    </message>
    <message>
        <source>Completeness: everything asked for is there</source>
        <translation>Integridad: está todo lo que se pide</translation>
    </message>
    <message>
        <source>Completeness: {n} things are missing or not as asked</source>
        <translation>Integridad: {n} elementos faltan o no son como se pide</translation>
    </message>
</context>
<context>
    <name>CompletenessPanel</name>
    <message>
        <source>1 thing is missing or not as asked</source>
        <translation>1 elemento falta o no es como se pide</translation>
    </message>
    <message>
        <source>A note to the practitioner: what is needed to go on?</source>
        <translation>Una nota para quien presenta: ¿qué se necesita para continuar?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Everything asked for is there</source>
        <translation>Está todo lo que se pide</translation>
    </message>
    <message>
        <source>Everything asked for is there, and all of it is on this laptop</source>
        <translation>Está todo lo que se pide, y todo ello en este equipo</translation>
    </message>
    <message>
        <source>If it cannot be judged as it is, return it unscored: tick what is missing, add a note, and sign. What you have scored so far stays on this laptop.</source>
        <translation>Si no se puede evaluar tal como está, devuélvala sin calificar: marque lo que falta, añada una nota y firme. Lo que ya haya calificado se queda en este equipo.</translation>
    </message>
    <message>
        <source>Note to the practitioner</source>
        <translation>Nota para quien presenta</translation>
    </message>
    <message>
        <source>Return as incomplete</source>
        <translation>Devolver por incompleta</translation>
    </message>
    <message>
        <source>Signature for the return: type your name or code</source>
        <translation>Firma para la devolución: escriba su nombre o código</translation>
    </message>
    <message>
        <source>This assessment is handed in already, so nothing can be returned.</source>
        <translation>Esta evaluación ya se ha entregado, así que no se puede devolver nada.</translation>
    </message>
    <message>
        <source>This programme does not let assessors return a submission. Mark what cannot be judged as not scorable, with the reason, or ask your lead.</source>
        <translation>Este programa no permite que quien evalúa devuelva una entrega. Marque como no evaluable lo que no se pueda evaluar, con el motivo, o consulte a la coordinación.</translation>
    </message>
    <message>
        <source>Your name or code, as signature</source>
        <translation>Su nombre o código, como firma</translation>
    </message>
    <message>
        <source>{n} things are missing or not as asked</source>
        <translation>{n} elementos faltan o no son como se pide</translation>
    </message>
</context>
<context>
    <name>CompletenessStrip</name>
    <message>
        <source>And 1 more.</source>
        <translation>Y 1 más.</translation>
    </message>
    <message>
        <source>And {n} more.</source>
        <translation>Y {n} más.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>See what is missing</source>
        <translation>Ver lo que falta</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>4 · Write it anew from both</source>
        <translation>4 · Escribirlo de nuevo a partir de ambos</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>It is safe on this laptop and is never deleted by itself.</source>
        <translation>Está a salvo en este equipo y nunca se borra solo.</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Siguiente (Intro)</translation>
    </message>
    <message>
        <source>Nothing to settle</source>
        <translation>No hay nada que resolver</translation>
    </message>
    <message>
        <source>Same for all</source>
        <translation>Igual para todos</translation>
    </message>
    <message>
        <source>Save for support…</source>
        <translation>Guardar para soporte…</translation>
    </message>
    <message>
        <source>Save unsent changes for support; anyone can read this file</source>
        <translation>Guardar para soporte los cambios no enviados; cualquiera puede leer este archivo</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>Settle {n}</source>
        <translation>Resolver {n}</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Ocurrió algo inesperado.</translation>
    </message>
    <message>
        <source>Sync history</source>
        <translation>Historial de sincronización</translation>
    </message>
    <message>
        <source>The hub did not take it.</source>
        <translation>El servidor no lo aceptó.</translation>
    </message>
    <message>
        <source>The same for all {n} of this kind</source>
        <translation>Lo mismo para los {n} de este tipo</translation>
    </message>
    <message>
        <source>The sides to choose between</source>
        <translation>Los lados entre los que se elige</translation>
    </message>
    <message>
        <source>The text written anew</source>
        <translation>El texto escrito de nuevo</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>Por resolver</translation>
    </message>
    <message>
        <source>What awaits your choice, and what was settled</source>
        <translation>Lo que espera su elección y lo que ya se resolvió</translation>
    </message>
    <message>
        <source>What you change on two laptops is laid together by itself; what cannot be waits here for you.</source>
        <translation>Lo que cambia en dos equipos se reúne solo; lo que no se puede reunir le espera aquí.</translation>
    </message>
    <message>
        <source>{done} of {total} chosen</source>
        <translation>{done} de {total} elegidos</translation>
    </message>
    <message>
        <source>◂ Back</source>
        <translation>◂ Volver</translation>
    </message>
</context>
<context>
    <name>CrashOffer</name>
    <message>
        <source>Show report…</source>
        <translation>Mostrar el informe…</translation>
    </message>
    <message>
        <source>Something went wrong in the last session. What you had entered is safe.</source>
        <translation>Algo falló en la última sesión. Lo que usted había introducido está a salvo.</translation>
    </message>
</context>
<context>
    <name>CrashPanel</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Report of what went wrong</source>
        <translation>Informe de lo que falló</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>El informe</translation>
    </message>
    <message>
        <source>There is no report: nothing unexpected has happened, or it was deleted, or reports are turned off in the settings. What you entered is safe on this laptop.</source>
        <translation>No hay informe: no ha ocurrido nada inesperado, se eliminó o los informes están desactivados en los ajustes. Lo que usted introdujo está a salvo en este equipo.</translation>
    </message>
    <message>
        <source>This is everything that was written down: places in the program and versions; no names, nothing you wrote, no evidence. It stays on this laptop unless you pass it on to whoever looks after your desk.</source>
        <translation>Esto es todo lo que se anotó: lugares del programa y versiones; ningún nombre, nada de lo que usted escribió, ninguna evidencia. Se queda en este equipo, salvo que usted lo pase a quien se ocupa de su escritorio.</translation>
    </message>
</context>
<context>
    <name>CriterionInHand</name>
    <message>
        <source>Not scorable</source>
        <translation>No evaluable</translation>
    </message>
</context>
<context>
    <name>DayGoal</name>
    <message>
        <source>{done} of {goal} today</source>
        <translation>{done} de {goal} hoy</translation>
    </message>
</context>
<context>
    <name>DeskPages</name>
    <message>
        <source>The submission was given back and has left your queue.</source>
        <translation>La entrega se ha devuelto y ya no está en su cola.</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>A laptop that you sign out from here saves what it has not sent, and empties itself.</source>
        <translation>Un equipo cuya sesión cierra desde aquí guarda lo que no ha enviado y se vacía.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar de nuevo</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>Laptops you are signed in on</source>
        <translation>Equipos en los que tiene la sesión iniciada</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Sign it out</source>
        <translation>Cerrar su sesión</translation>
    </message>
    <message>
        <source>Sign it out…</source>
        <translation>Cerrar su sesión…</translation>
    </message>
    <message>
        <source>Sign {name} out?</source>
        <translation>¿Cerrar la sesión de {name}?</translation>
    </message>
    <message>
        <source>Signed in on {n} more</source>
        <translation>Sesión iniciada en {n} más</translation>
    </message>
    <message>
        <source>The hub could not be asked</source>
        <translation>No se pudo preguntar al servidor</translation>
    </message>
    <message>
        <source>This did not work for a reason this program did not expect. Nothing was lost.</source>
        <translation>Esto no funcionó por un motivo que el programa no esperaba. No se ha perdido nada.</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>When it is next on a network it asks for a place to save what it has not sent, under a passphrase, and then removes everything of your work. This cannot be taken back; one can sign in there again.</source>
        <translation>Cuando vuelva a tener red pedirá un lugar donde guardar, con una frase de contraseña, lo que no ha enviado, y después eliminará todo su trabajo. No se puede deshacer; se puede volver a iniciar sesión en él.</translation>
    </message>
    <message>
        <source>Which laptops you are signed in on is known at the hub alone.</source>
        <translation>Solo el servidor sabe en qué equipos tiene la sesión iniciada.</translation>
    </message>
    <message>
        <source>You are offline</source>
        <translation>Está sin conexión</translation>
    </message>
    <message>
        <source>You are signed in on this laptop alone</source>
        <translation>Solo tiene la sesión iniciada en este equipo</translation>
    </message>
    <message>
        <source>Your laptops</source>
        <translation>Sus equipos</translation>
    </message>
    <message>
        <source>◂ Back</source>
        <translation>◂ Volver</translation>
    </message>
</context>
<context>
    <name>DocumentOutline</name>
    <message>
        <source>Outline of the document</source>
        <translation>Índice del documento</translation>
    </message>
</context>
<context>
    <name>DocumentOutlineModel</name>
    <message>
        <source>(without a title)</source>
        <translation>(sin título)</translation>
    </message>
    <message>
        <source>leads nowhere in this file</source>
        <translation>no lleva a ningún lugar de este archivo</translation>
    </message>
    <message>
        <source>sheet {0}</source>
        <translation>hoja {0}</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Its pages could not be made.</source>
        <translation>No se pudieron crear sus páginas.</translation>
    </message>
    <message>
        <source>LibreOffice lays it out on this laptop; that takes some seconds. All else can go on.</source>
        <translation>LibreOffice lo compone en este equipo; tarda unos segundos. Mientras tanto puede seguir con lo demás.</translation>
    </message>
    <message>
        <source>LibreOffice on this laptop can make them; for that a readable copy lies on the disk for some seconds and is then removed.</source>
        <translation>LibreOffice puede crearlas en este equipo; para ello queda una copia legible en el disco durante unos segundos y después se elimina.</translation>
    </message>
    <message>
        <source>Make pages</source>
        <translation>Crear páginas</translation>
    </message>
    <message>
        <source>Making pages of this file…</source>
        <translation>Creando las páginas de este archivo…</translation>
    </message>
    <message>
        <source>Only the words of this file are shown. LibreOffice on this laptop can make its pages; for that a readable copy lies on the disk for some seconds and is then removed.</source>
        <translation>Solo se muestra el texto de este archivo. LibreOffice puede crear sus páginas en este equipo; para ello queda una copia legible en el disco durante unos segundos y después se elimina.</translation>
    </message>
    <message>
        <source>Only the words of this file are shown: its layout, pictures and page numbers are missing.</source>
        <translation>Solo se muestra el texto de este archivo: faltan su diseño, sus imágenes y sus números de página.</translation>
    </message>
    <message>
        <source>Show only its words</source>
        <translation>Mostrar solo su texto</translation>
    </message>
    <message>
        <source>The hub or this laptop can make its pages once LibreOffice is installed there.</source>
        <translation>El servidor o este equipo pueden crear sus páginas cuando tengan LibreOffice instalado.</translation>
    </message>
    <message>
        <source>These pages were made on this laptop; other readers may see other page numbers. Go by the headings.</source>
        <translation>Estas páginas se crearon en este equipo; otras personas pueden ver otros números de página. Guíese por los títulos.</translation>
    </message>
    <message>
        <source>This file has no pages yet</source>
        <translation>Este archivo aún no tiene páginas</translation>
    </message>
    <message>
        <source>This picture is incomplete: the file ends too early or is damaged.</source>
        <translation>Esta imagen está incompleta: el archivo termina antes de tiempo o está dañado.</translation>
    </message>
    <message>
        <source>This picture moves; only its first frame is shown.</source>
        <translation>Esta imagen es animada; solo se muestra su primer fotograma.</translation>
    </message>
</context>
<context>
    <name>DoorPage</name>
    <message>
        <source>A passphrase keeps the work on this laptop instead; it is asked for at every start.</source>
        <translation>En su lugar, una frase de contraseña protege el trabajo de este equipo; se pide en cada inicio.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>I keep this code apart from the laptop</source>
        <translation>Guardo este código aparte del equipo</translation>
    </message>
    <message>
        <source>Look for the key again</source>
        <translation>Buscar la clave de nuevo</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nueva frase de contraseña</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Frase de contraseña o código de recuperación</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Frase de contraseña actual</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurar una copia de seguridad…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Sign in and download again…</source>
        <translation>Iniciar sesión y descargar de nuevo…</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La misma otra vez</translation>
    </message>
    <message>
        <source>The two are not the same. Type the passphrase again.</source>
        <translation>No coinciden. Escriba de nuevo la frase de contraseña.</translation>
    </message>
    <message>
        <source>This did not work for a reason this program did not expect. Nothing was lost.</source>
        <translation>No funcionó por un motivo que este programa no esperaba. No se perdió nada.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Use the passphrase instead</source>
        <translation>Usar la frase de contraseña</translation>
    </message>
    <message>
        <source>Use the recovery code instead</source>
        <translation>Usar el código de recuperación</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>Su código de recuperación</translation>
    </message>
</context>
<context>
    <name>DraftKeeper</name>
    <message>
        <source>A comment is not saved yet and is being tried again. {why}</source>
        <translation>Un comentario aún no se ha guardado; se está reintentando. {why}</translation>
    </message>
</context>
<context>
    <name>DrawnPages</name>
    <message>
        <source>Page {0}</source>
        <translation>Página {0}</translation>
    </message>
</context>
<context>
    <name>EarlierFile</name>
    <message>
        <source>Attempt {number} · {name} · to look at only</source>
        <translation>Intento {number} · {name} · solo para consultar</translation>
    </message>
    <message>
        <source>This file cannot be shown</source>
        <translation>Este archivo no se puede mostrar</translation>
    </message>
</context>
<context>
    <name>EarlierPanel</name>
    <message>
        <source>At attempt {number}</source>
        <translation>En el intento {number}</translation>
    </message>
    <message>
        <source>Attempt {number}</source>
        <translation>Intento {number}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Clear the answer</source>
        <translation>Borrar la respuesta</translation>
    </message>
    <message>
        <source>Files, pages, texts and citations beside those of the attempt before</source>
        <translation>Archivos, páginas, textos y citas junto a los del intento anterior</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No comment was written.</source>
        <translation>No se escribió ningún comentario.</translation>
    </message>
    <message>
        <source>No overall feedback was written.</source>
        <translation>No se escribió ninguna retroalimentación general.</translation>
    </message>
    <message>
        <source>Overall feedback then</source>
        <translation>Retroalimentación general de entonces</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>En parte</translation>
    </message>
    <message>
        <source>The explanation is new.</source>
        <translation>La explicación es nueva.</translation>
    </message>
    <message>
        <source>The explanation was reworded.</source>
        <translation>La explicación se redactó de otro modo.</translation>
    </message>
    <message>
        <source>The same places of the same files are cited as then.</source>
        <translation>Se citan los mismos lugares de los mismos archivos que entonces.</translation>
    </message>
    <message>
        <source>Was the requested change made?</source>
        <translation>¿Se hizo el cambio solicitado?</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué ha cambiado</translation>
    </message>
    <message>
        <source>What was changed, and what is still missing</source>
        <translation>Qué se cambió y qué falta todavía</translation>
    </message>
    <message>
        <source>What was changed, and what is still missing?</source>
        <translation>¿Qué se cambió y qué falta todavía?</translation>
    </message>
    <message>
        <source>What was said then is shown when you have scored everything that is open again and it has been synced.</source>
        <translation>Lo que se dijo entonces se mostrará cuando usted haya calificado todo lo reabierto y se haya sincronizado.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
</context>
<context>
    <name>EndedPage</name>
    <message>
        <source>1 change that was not sent</source>
        <translation>1 cambio sin enviar</translation>
    </message>
    <message>
        <source>1 comment of your own bank</source>
        <translation>1 comentario de su propio banco</translation>
    </message>
    <message>
        <source>Choose a place, save and remove…</source>
        <translation>Elegir un lugar, guardar y eliminar…</translation>
    </message>
    <message>
        <source>If nobody answers within 10 minutes, it stays on this laptop, encrypted, under your passphrase or recovery code, and the rest is removed.</source>
        <translation>Si nadie responde en 10 minutos, queda en este equipo, cifrado con su frase de contraseña o su código de recuperación, y lo demás se elimina.</translation>
    </message>
    <message>
        <source>It asks that everything of its work is removed from here.</source>
        <translation>Pide que se elimine de aquí todo su trabajo.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent. It is removed by itself in a minute.</source>
        <translation>No hay nada por enviar. Se elimina solo dentro de un minuto.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Only on this laptop: {what}.</source>
        <translation>Solo en este equipo: {what}.</translation>
    </message>
    <message>
        <source>Passphrase for the file</source>
        <translation>Frase de contraseña del archivo</translation>
    </message>
    <message>
        <source>Remove everything now</source>
        <translation>Eliminar todo ahora</translation>
    </message>
    <message>
        <source>Save it to a file that only the passphrase opens. Your programme’s support can read it with you, with the command “assessor-app vault read”. Nothing is removed before the file was read back.</source>
        <translation>Guárdelo en un archivo que solo abre la frase de contraseña. El soporte de su programa puede leerlo con usted, con el comando «assessor-app vault read». No se elimina nada antes de haber comprobado el archivo.</translation>
    </message>
    <message>
        <source>Save what was not sent</source>
        <translation>Guardar lo que no se envió</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Otra vez la misma</translation>
    </message>
    <message>
        <source>The two are not the same. Type the passphrase again.</source>
        <translation>No coinciden. Escriba otra vez la frase de contraseña.</translation>
    </message>
    <message>
        <source>This did not work for a reason this program did not expect. Nothing was lost.</source>
        <translation>Esto no funcionó por un motivo que el programa no esperaba. No se ha perdido nada.</translation>
    </message>
    <message>
        <source>This laptop was signed out from elsewhere</source>
        <translation>La sesión de este equipo se cerró desde otro lugar</translation>
    </message>
    <message>
        <source>This laptop was signed out, and everything of your work was removed from it.</source>
        <translation>Se cerró la sesión de este equipo y se eliminó de él todo su trabajo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>What was not sent is saved, encrypted: {place}</source>
        <translation>Lo que no se envió está guardado, cifrado: {place}</translation>
    </message>
    <message>
        <source>What was sent is safe at the hub.</source>
        <translation>Lo enviado está a salvo en el servidor.</translation>
    </message>
    <message>
        <source>You or your programme signed it out on another device, so everything of your work is removed from here.</source>
        <translation>Usted o su programa cerró la sesión desde otro dispositivo, así que se elimina de aquí todo su trabajo.</translation>
    </message>
    <message>
        <source>Your programme has ended this laptop</source>
        <translation>Su programa ha dado de baja este equipo</translation>
    </message>
    <message>
        <source>an encrypted copy of a damaged vault</source>
        <translation>una copia cifrada de un almacén dañado</translation>
    </message>
    <message>
        <source>not sent {day}</source>
        <translation>sin enviar {day}</translation>
    </message>
    <message>
        <source>{n} changes that were not sent</source>
        <translation>{n} cambios sin enviar</translation>
    </message>
    <message>
        <source>{n} comments of your own bank</source>
        <translation>{n} comentarios de su propio banco</translation>
    </message>
</context>
<context>
    <name>EvidencePane</name>
    <message>
        <source>Artifacts of this submission</source>
        <translation>Artefactos de esta entrega</translation>
    </message>
    <message>
        <source>Cited for {label}</source>
        <translation>Citado para {label}</translation>
    </message>
    <message>
        <source>Found for {label}</source>
        <translation>Encontrado para {label}</translation>
    </message>
    <message>
        <source>Probably meant for {label}</source>
        <translation>Probablemente referido a {label}</translation>
    </message>
</context>
<context>
    <name>EvidenceWindow</name>
    <message>
        <source>Evidence – assessor’s desk</source>
        <translation>Evidencia – escritorio de evaluación</translation>
    </message>
</context>
<context>
    <name>FaultCard</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try page {0} again</source>
        <translation>Reintentar la página {0}</translation>
    </message>
</context>
<context>
    <name>FeedbackDraft</name>
    <message>
        <source>Not saved — {why} Trying again.</source>
        <translation>Sin guardar — {why} Reintentando.</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Guardado {time}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
</context>
<context>
    <name>FeedbackField</name>
    <message>
        <source>Comment bank</source>
        <translation>Banco de comentarios</translation>
    </message>
    <message>
        <source>Comments ready to be used</source>
        <translation>Comentarios listos para usar</translation>
    </message>
    <message>
        <source>Feedback you wrote before</source>
        <translation>Retroalimentación que escribió antes</translation>
    </message>
    <message>
        <source>Overall feedback</source>
        <translation>Retroalimentación general</translation>
    </message>
    <message>
        <source>Overall feedback to the practitioner</source>
        <translation>Retroalimentación general para quien presenta</translation>
    </message>
    <message>
        <source>the overall feedback</source>
        <translation>la retroalimentación general</translation>
    </message>
</context>
<context>
    <name>FileComparison</name>
    <message>
        <source>Comparing the pages took too long. Look at both.</source>
        <translation>La comparación de las páginas tardó demasiado. Mire ambos archivos.</translation>
    </message>
    <message>
        <source>Files of this kind cannot be compared here. Look at both.</source>
        <translation>Los archivos de este tipo no se pueden comparar aquí. Mire ambos archivos.</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Attempt</source>
        <translation>Intento</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Credencial</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Handed back by the lead</source>
        <translation>Devueltas por la coordinación</translation>
    </message>
    <message>
        <source>Ready to fly</source>
        <translation>Lista para viajar</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
        <source>Find in this file</source>
        <translation>Buscar en este archivo</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Match capital and small letters</source>
        <translation>Distinguir mayúsculas y minúsculas</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Siguiente (Intro)</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Resultado siguiente</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Sin resultados</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Anterior (Mayús+Intro)</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>This file holds no text to search; its pages are pictures.</source>
        <translation>Este archivo no contiene texto que buscar; sus páginas son imágenes.</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Palabras completas</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Solo palabras completas</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
</context>
<context>
    <name>FindStrip</name>
    <message>
        <source>Find in this sheet</source>
        <translation>Buscar en esta hoja</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Coincidencia siguiente</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Sin coincidencias</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Coincidencia anterior</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} encontradas</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
</context>
<context>
    <name>InlineCard</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
</context>
<context>
    <name>JudgementPane</name>
    <message>
        <source>All scored — review ▸</source>
        <translation>Todo calificado — revisar ▸</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Clear the score of this criterion</source>
        <translation>Borrar la calificación de este criterio</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Comment bank</source>
        <translation>Banco de comentarios</translation>
    </message>
    <message>
        <source>Comment on this criterion</source>
        <translation>Comentario sobre este criterio</translation>
    </message>
    <message>
        <source>Comments ready to be used</source>
        <translation>Comentarios listos para usar</translation>
    </message>
    <message>
        <source>Comments you wrote before</source>
        <translation>Comentarios que escribió antes</translation>
    </message>
    <message>
        <source>EO {label}</source>
        <translation>RE {label}</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Examples of each level of this criterion</source>
        <translation>Ejemplos de cada nivel de este criterio</translation>
    </message>
    <message>
        <source>Flag for lead assessor</source>
        <translation>Señalar a la coordinación</translation>
    </message>
    <message>
        <source>Levels, highest first</source>
        <translation>Niveles, del más alto al más bajo</translation>
    </message>
    <message>
        <source>Missing, unreadable or the wrong file. Not the same as not shown.</source>
        <translation>Falta, no se puede leer o no es el archivo correcto. No es lo mismo que no demostrado.</translation>
    </message>
    <message>
        <source>Next unscored  {label} ▸</source>
        <translation>Siguiente sin calificar  {label} ▸</translation>
    </message>
    <message>
        <source>No comment.</source>
        <translation>Sin comentario.</translation>
    </message>
    <message>
        <source>No explanation was given.</source>
        <translation>No se dio ninguna explicación.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Not saved — {why} Trying again.</source>
        <translation>Sin guardar — {why} Reintentando.</translation>
    </message>
    <message>
        <source>Not scorable</source>
        <translation>No evaluable</translation>
    </message>
    <message>
        <source>Nothing to score here</source>
        <translation>Aquí no hay nada que calificar</translation>
    </message>
    <message>
        <source>Practitioner’s explanation</source>
        <translation>Explicación de quien presenta</translation>
    </message>
    <message>
        <source>Previous criterion {label}</source>
        <translation>Criterio anterior {label}</translation>
    </message>
    <message>
        <source>Review ▸</source>
        <translation>Revisar ▸</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Guardado {time}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Calificación</translation>
    </message>
    <message>
        <source>The definition of this credential names no criteria and no parts. Tell your lead.</source>
        <translation>La definición de esta credencial no nombra criterios ni partes. Avise a la coordinación.</translation>
    </message>
    <message>
        <source>This part is read, not scored: the definition gives it no scale.</source>
        <translation>Esta parte se lee, no se califica: la definición no le da escala.</translation>
    </message>
    <message>
        <source>What did you see, and what is missing?</source>
        <translation>¿Qué ha visto y qué falta?</translation>
    </message>
</context>
<context>
    <name>JudgingAids</name>
    <message>
        <source>Agreed scores</source>
        <translation>Calificaciones acordadas</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
</context>
<context>
    <name>KeyDelegate</name>
    <message>
        <source>Press a key…</source>
        <translation>Pulse una tecla…</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>sin tecla</translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>no key</source>
        <translation>sin tecla</translation>
    </message>
    <message>
        <source>{what}: {key}, cannot be changed</source>
        <translation>{what}: {key}, no se puede cambiar</translation>
    </message>
    <message>
        <source>{what}: {key}, changed by you</source>
        <translation>{what}: {key}, cambiada por usted</translation>
    </message>
</context>
<context>
    <name>KeySection</name>
    <message>
        <source>All usual keys</source>
        <translation>Todas las teclas habituales</translation>
    </message>
    <message>
        <source>Choose a command, press Enter, then the new key. Backspace takes a key away, Delete brings the usual one back.</source>
        <translation>Elija un comando, pulse Intro y después la tecla nueva. Retroceso quita una tecla; Supr recupera la habitual.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Comandos y sus teclas</translation>
    </message>
    <message>
        <source>Give all commands their usual keys back</source>
        <translation>Devolver a todos los comandos sus teclas habituales</translation>
    </message>
    <message>
        <source>Give the chosen command its usual key back</source>
        <translation>Devolver al comando elegido su tecla habitual</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarla como está</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Reasignarla</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>Tecla habitual</translation>
    </message>
    <message>
        <source>{key} is “{what}” and cannot be given away.</source>
        <translation>{key} es «{what}» y no se puede reasignar.</translation>
    </message>
    <message>
        <source>{key} is “{what}” now. Take it back for “{wanted}”?</source>
        <translation>{key} es ahora «{what}». ¿Recuperarla para «{wanted}»?</translation>
    </message>
    <message>
        <source>{key} is “{what}”. Take it over for “{wanted}”?</source>
        <translation>{key} es «{what}». ¿Reasignarla a «{wanted}»?</translation>
    </message>
</context>
<context>
    <name>LeakCard</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>I have looked at this</source>
        <translation>Ya lo he mirado</translation>
    </message>
    <message>
        <source>What may tell who made a file</source>
        <translation>Qué puede revelar quién hizo un archivo</translation>
    </message>
</context>
<context>
    <name>LeakSign</name>
    <message>
        <source>This file may tell who made it: show what</source>
        <translation>Este archivo puede revelar quién lo hizo: mostrar qué</translation>
    </message>
    <message>
        <source>{name} may tell who made it: looked at</source>
        <translation>{name} puede revelar quién lo hizo: mirado</translation>
    </message>
    <message>
        <source>{name} may tell who made it: not looked at yet</source>
        <translation>{name} puede revelar quién lo hizo: aún sin mirar</translation>
    </message>
</context>
<context>
    <name>LetterPaper</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Página {page} de {pages}</translation>
    </message>
</context>
<context>
    <name>LetterPreview</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>Volver a la revisión</translation>
    </message>
    <message>
        <source>Feedback letter</source>
        <translation>Carta de retroalimentación</translation>
    </message>
    <message>
        <source>Feedback {code}</source>
        <translation>Retroalimentación {code}</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Preview of the feedback letter</source>
        <translation>Vista previa de la carta de retroalimentación</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>Save as web page…</source>
        <translation>Guardar como página web…</translation>
    </message>
    <message>
        <source>Save the feedback letter</source>
        <translation>Guardar la carta de retroalimentación</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardada como {name}.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página web (*.html)</translation>
    </message>
</context>
<context>
    <name>LikelyPlace</name>
    <message>
        <source>Show {place}</source>
        <translation>Mostrar {place}</translation>
    </message>
    <message>
        <source>shown now</source>
        <translation>se muestra ahora</translation>
    </message>
    <message>
        <source>{place}, shown now</source>
        <translation>{place}, se muestra ahora</translation>
    </message>
</context>
<context>
    <name>LinkView</name>
    <message>
        <source>A web page, online only</source>
        <translation>Una página web, solo en línea</translation>
    </message>
    <message>
        <source>No address can be read from this file.</source>
        <translation>No se puede leer ninguna dirección en este archivo.</translation>
    </message>
    <message>
        <source>Open in the browser…</source>
        <translation>Abrir en el navegador…</translation>
    </message>
    <message>
        <source>Open the page…</source>
        <translation>Abrir la página…</translation>
    </message>
    <message>
        <source>This is a copy of the page, captured when it was handed in. The page itself may have changed.</source>
        <translation>Es una copia de la página, tomada cuando se entregó. La página puede haber cambiado.</translation>
    </message>
    <message>
        <source>{0}

No copy was captured when it was handed in. Nothing is loaded until you open it.</source>
        <translation>{0}

No se tomó ninguna copia cuando se entregó. No se carga nada hasta que usted la abra.</translation>
    </message>
</context>
<context>
    <name>MailReader</name>
    <message>
        <source>(This mail was written as a web page; only its words are shown.)</source>
        <translation>(Este correo se escribió como página web; solo se muestra su texto.)</translation>
    </message>
    <message>
        <source>Attached, and not opened here:</source>
        <translation>Adjuntos que no se abren aquí:</translation>
    </message>
    <message>
        <source>Copy: {0}</source>
        <translation>Copia: {0}</translation>
    </message>
    <message>
        <source>Date: {0}</source>
        <translation>Fecha: {0}</translation>
    </message>
    <message>
        <source>From: {0}</source>
        <translation>De: {0}</translation>
    </message>
    <message>
        <source>In the mail: {0}</source>
        <translation>En el correo: {0}</translation>
    </message>
    <message>
        <source>No date that can be read. In the mail: {0}</source>
        <translation>Sin fecha legible. En el correo: {0}</translation>
    </message>
    <message>
        <source>Subject: {0}</source>
        <translation>Asunto: {0}</translation>
    </message>
    <message>
        <source>This file is not a mail that can be shown here.</source>
        <translation>Este archivo no es un correo que se pueda mostrar aquí.</translation>
    </message>
    <message>
        <source>This mail could not be read from this laptop.</source>
        <translation>No se pudo leer este correo en este equipo.</translation>
    </message>
    <message>
        <source>This mail is damaged and cannot be read.</source>
        <translation>Este correo está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>This mail is empty.</source>
        <translation>Este correo está vacío.</translation>
    </message>
    <message>
        <source>This mail is too large to be shown here.</source>
        <translation>Este correo es demasiado grande para mostrarlo aquí.</translation>
    </message>
    <message>
        <source>This mail took too long to open and was stopped.</source>
        <translation>Este correo tardaba demasiado en abrirse y se detuvo.</translation>
    </message>
    <message>
        <source>To: {0}</source>
        <translation>Para: {0}</translation>
    </message>
    <message>
        <source>{here} (sent at {there} {zone})</source>
        <translation>{here} (enviado a las {there} {zone})</translation>
    </message>
    <message>
        <source>{moment} (time zone unknown)</source>
        <translation>{moment} (zona horaria desconocida)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>All commands</source>
        <translation>Todos los comandos</translation>
    </message>
    <message>
        <source>All commands and their keys</source>
        <translation>Todos los comandos y sus teclas</translation>
    </message>
    <message>
        <source>Assessor’s desk</source>
        <translation>Escritorio de evaluación</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Not everything is sent yet ({n}). It stays on this laptop until you sign in again.</source>
        <translation>Aún queda por enviar ({n}). Se conserva en este equipo hasta que vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Sin sesión iniciada</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Iniciar sesión de nuevo</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. What you entered before is safe on this laptop.</source>
        <translation>Ocurrió algo inesperado. Lo que introdujo antes está a salvo en este equipo.</translation>
    </message>
    <message>
        <source>The hub no longer knows this laptop. Everything entered is safe here.</source>
        <translation>El servidor ya no reconoce este equipo. Todo lo introducido está a salvo aquí.</translation>
    </message>
</context>
<context>
    <name>MissingList</name>
    <message>
        <source>Go to {label}</source>
        <translation>Ir a {label}</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Keep “{name}”</source>
        <translation>Conservar «{name}»</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>needed before submitting</source>
        <translation>necesario antes de enviar</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>conviene mirarlo</translation>
    </message>
    <message>
        <source>{n} more have no score yet.</source>
        <translation>{n} más aún no tienen calificación.</translation>
    </message>
    <message>
        <source>{n} more points are not listed here.</source>
        <translation>{n} puntos más no aparecen aquí.</translation>
    </message>
</context>
<context>
    <name>NameLine</name>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Keep “{name}”</source>
        <translation>Conservar «{name}»</translation>
    </message>
    <message>
        <source>{count} more.</source>
        <translation>{count} más.</translation>
    </message>
    <message>
        <source>“{name}” is an e-mail address: feedback should name nobody.</source>
        <translation>«{name}» es una dirección de correo: la retroalimentación no debe nombrar a nadie.</translation>
    </message>
    <message>
        <source>“{name}” looks like a name: feedback should name nobody.</source>
        <translation>«{name}» parece un nombre: la retroalimentación no debe nombrar a nadie.</translation>
    </message>
    <message>
        <source>“{name}” looks like a telephone number: feedback should name nobody.</source>
        <translation>«{name}» parece un número de teléfono: la retroalimentación no debe nombrar a nadie.</translation>
    </message>
    <message>
        <source>“{name}” looks like the name of a school: feedback should name nobody.</source>
        <translation>«{name}» parece el nombre de una escuela: la retroalimentación no debe nombrar a nadie.</translation>
    </message>
</context>
<context>
    <name>NarrativePane</name>
    <message>
        <source>Find in this narrative</source>
        <translation>Buscar en este texto</translation>
    </message>
    <message>
        <source>Pin a note to the selected passage</source>
        <translation>Fijar una nota en el pasaje seleccionado</translation>
    </message>
    <message>
        <source>{name} · handed in {what}</source>
        <translation>{name} · entregado {what}</translation>
    </message>
</context>
<context>
    <name>NarrativeView</name>
    <message>
        <source>Pin a note to this passage</source>
        <translation>Fijar una nota en este pasaje</translation>
    </message>
</context>
<context>
    <name>NoRows</name>
    <message>
        <source>A filter hides the others. Nothing has been lost.</source>
        <translation>Un filtro oculta las demás. No se ha perdido nada.</translation>
    </message>
    <message>
        <source>Everything assigned to you is handed in.</source>
        <translation>Todo lo que tiene asignado está entregado.</translation>
    </message>
    <message>
        <source>Fetching your assignments…</source>
        <translation>Obteniendo sus asignaciones…</translation>
    </message>
    <message>
        <source>New assignments arrive with the next sync. Your lead assigns them.</source>
        <translation>Las nuevas asignaciones llegan con la próxima sincronización. Las asigna la coordinación.</translation>
    </message>
    <message>
        <source>No submission in “{view}”</source>
        <translation>Ninguna entrega en «{view}»</translation>
    </message>
    <message>
        <source>No submission matches “{words}”</source>
        <translation>Ninguna entrega coincide con «{words}»</translation>
    </message>
    <message>
        <source>Nothing is assigned to you yet</source>
        <translation>Aún no tiene nada asignado</translation>
    </message>
    <message>
        <source>Nothing is left in “{view}”</source>
        <translation>No queda nada en «{view}»</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>The data on this laptop could not be read.</source>
        <translation>No se pudieron leer los datos de este equipo.</translation>
    </message>
    <message>
        <source>The first sync brings them to this laptop; from then on they can be read without a network.</source>
        <translation>La primera sincronización las trae a este equipo; a partir de entonces se pueden leer sin conexión.</translation>
    </message>
    <message>
        <source>The queue cannot be shown</source>
        <translation>La cola no se puede mostrar</translation>
    </message>
    <message>
        <source>The search looks in code, credential, due date and status. Nothing has been lost.</source>
        <translation>La búsqueda mira el código, la credencial, el vencimiento y el estado. No se ha perdido nada.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>{reason} Nothing you entered was changed.</source>
        <translation>{reason} Nada de lo que introdujo ha cambiado.</translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>Close this note</source>
        <translation>Cerrar esta nota</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>1 more</source>
        <translation>1 más</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Cerrar este aviso</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} más</translation>
    </message>
</context>
<context>
    <name>OfficeConverter</name>
    <message>
        <source>LibreOffice cannot make pages of this file on this laptop.</source>
        <translation>LibreOffice no puede crear páginas de este archivo en este equipo.</translation>
    </message>
    <message>
        <source>LibreOffice cannot read this file: it seems to be damaged.</source>
        <translation>LibreOffice no puede leer este archivo: parece dañado.</translation>
    </message>
    <message>
        <source>Making pages took too long and was stopped.</source>
        <translation>Crear las páginas tardaba demasiado y se detuvo.</translation>
    </message>
    <message>
        <source>The pages could not be made: the file cannot be read, or there is no room.</source>
        <translation>No se pudieron crear las páginas: el archivo no se puede leer o no hay espacio.</translation>
    </message>
    <message>
        <source>This file is locked with a password, so no pages can be made of it.</source>
        <translation>Este archivo está protegido con contraseña, así que no se pueden crear sus páginas.</translation>
    </message>
    <message>
        <source>This file is too large to make pages of it on this laptop.</source>
        <translation>Este archivo es demasiado grande para crear sus páginas en este equipo.</translation>
    </message>
</context>
<context>
    <name>OfficeText</name>
    <message>
        <source>Files of this kind cannot be shown here.</source>
        <translation>Los archivos de este tipo no se pueden mostrar aquí.</translation>
    </message>
    <message>
        <source>Neither the hub nor this laptop has made pages of this file.</source>
        <translation>Ni el servidor ni este equipo han creado páginas de este archivo.</translation>
    </message>
    <message>
        <source>This file could not be read from this laptop.</source>
        <translation>No se pudo leer este archivo en este equipo.</translation>
    </message>
    <message>
        <source>This file is damaged and cannot be read.</source>
        <translation>Este archivo está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Este archivo está vacío.</translation>
    </message>
    <message>
        <source>This file is locked with a password.</source>
        <translation>Este archivo está protegido con contraseña.</translation>
    </message>
    <message>
        <source>This file is too large to be shown here.</source>
        <translation>Este archivo es demasiado grande para mostrarlo aquí.</translation>
    </message>
    <message>
        <source>This file took too long to open and was stopped.</source>
        <translation>Este archivo tardaba demasiado en abrirse y se detuvo.</translation>
    </message>
    <message>
        <source>[The text goes on; only its beginning is shown here.]</source>
        <translation>[El texto continúa; aquí solo se muestra su comienzo.]</translation>
    </message>
</context>
<context>
    <name>OtherReader</name>
    <message>
        <source>Sent back unscored: there are no levels to compare.</source>
        <translation>Devuelta sin calificar: no hay niveles que comparar.</translation>
    </message>
    <message>
        <source>The other reader</source>
        <translation>La otra lectura</translation>
    </message>
    <message>
        <source>You both gave the same level everywhere.</source>
        <translation>Ambas lecturas dieron el mismo nivel en todo.</translation>
    </message>
    <message>
        <source>You both gave the same level to {same} of {all}. These differ:</source>
        <translation>Ambas lecturas dieron el mismo nivel en {same} de {all}. Difieren estos:</translation>
    </message>
    <message>
        <source>{label}: you “{mine}”, {reader} “{theirs}”</source>
        <translation>{label}: usted «{mine}», {reader} «{theirs}»</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>Before ({n})</source>
        <translation>Antes ({n})</translation>
    </message>
    <message>
        <source>EO {number} · {title}</source>
        <translation>RE {number} · {title}</translation>
    </message>
    <message>
        <source>Part {number} · {title}</source>
        <translation>Parte {number} · {title}</translation>
    </message>
    <message>
        <source>Shown at the earlier attempt ({n})</source>
        <translation>Demostrado en el intento anterior ({n})</translation>
    </message>
    <message>
        <source>Stands as it was: to be looked at, not scored again</source>
        <translation>Se mantiene como estaba: para consultar, no para calificar de nuevo</translation>
    </message>
    <message>
        <source>flagged for the lead</source>
        <translation>señalado a la coordinación</translation>
    </message>
    <message>
        <source>shown at the earlier attempt</source>
        <translation>demostrado en el intento anterior</translation>
    </message>
</context>
<context>
    <name>OutlinePane</name>
    <message>
        <source>OUTLINE</source>
        <translation>ESQUEMA</translation>
    </message>
    <message>
        <source>Outline of parts, outcomes and criteria</source>
        <translation>Esquema de partes, resultados y criterios</translation>
    </message>
</context>
<context>
    <name>OutsideView</name>
    <message>
        <source>Archives of files are not unpacked here</source>
        <translation>Los archivos comprimidos no se abren aquí</translation>
    </message>
    <message>
        <source>Files of this kind cannot be shown here</source>
        <translation>Los archivos de este tipo no se pueden mostrar aquí</translation>
    </message>
    <message>
        <source>The file is safe on this laptop. Another program gets a copy; what was handed in stays as it is.</source>
        <translation>El archivo está a salvo en este equipo. El otro programa recibe una copia; lo entregado queda como está.</translation>
    </message>
    <message>
        <source>{0}: look it up in the other program. {1}</source>
        <translation>{0}: búsquelo en el otro programa. {1}</translation>
    </message>
</context>
<context>
    <name>PageCanvas</name>
    <message>
        <source>Go to page {0}</source>
        <translation>Ir a la página {0}</translation>
    </message>
    <message>
        <source>Pages of the document</source>
        <translation>Páginas del documento</translation>
    </message>
</context>
<context>
    <name>PageStack</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>PaletteModel</name>
    <message>
        <source>Used last</source>
        <translation>Usado recientemente</translation>
    </message>
</context>
<context>
    <name>PalettePanel</name>
    <message>
        <source>Command, criterion, file, submission or setting…</source>
        <translation>Comando, criterio, archivo, entrega o ajuste…</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Buscar cualquier cosa</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Nothing is called “{words}”.</source>
        <translation>Nada se llama «{words}».</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter go there · Esc close</source>
        <translation>↑ ↓ elegir · Intro ir · Esc cerrar</translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open in another program…</source>
        <translation>Abrir en otro programa…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>That password does not open this file. Try again.</source>
        <translation>Esa contraseña no abre este archivo. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This file is locked with a password</source>
        <translation>Este archivo está protegido con contraseña</translation>
    </message>
    <message>
        <source>Type the password to read the file here. It is used to open the file now, and not kept.</source>
        <translation>Escriba la contraseña para leer el archivo aquí. Se usa ahora para abrirlo y no se guarda.</translation>
    </message>
</context>
<context>
    <name>PdfFaults</name>
    <message>
        <source>Mind upper and lower case, and try again.</source>
        <translation>Fíjese en mayúsculas y minúsculas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>That is not the password of this file.</source>
        <translation>Esa no es la contraseña de este archivo.</translation>
    </message>
    <message>
        <source>This PDF could not be read from this laptop.</source>
        <translation>No se pudo leer este PDF en este equipo.</translation>
    </message>
    <message>
        <source>This PDF is damaged and cannot be read.</source>
        <translation>Este PDF está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>This PDF is locked with a password.</source>
        <translation>Este PDF está protegido con contraseña.</translation>
    </message>
    <message>
        <source>This PDF is too large to be shown here.</source>
        <translation>Este PDF es demasiado grande para mostrarlo aquí.</translation>
    </message>
    <message>
        <source>This PDF opens but has no pages.</source>
        <translation>Este PDF se abre, pero no tiene páginas.</translation>
    </message>
    <message>
        <source>This PDF took too long to open and was stopped.</source>
        <translation>Este PDF tardaba demasiado en abrirse y se detuvo.</translation>
    </message>
    <message>
        <source>This file could not be read from this laptop.</source>
        <translation>No se pudo leer este archivo en este equipo.</translation>
    </message>
    <message>
        <source>This file is damaged and cannot be read.</source>
        <translation>Este archivo está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>This file is locked with a password.</source>
        <translation>Este archivo está protegido con contraseña.</translation>
    </message>
    <message>
        <source>This file is not a PDF that can be shown here.</source>
        <translation>Este archivo no es un PDF que se pueda mostrar aquí.</translation>
    </message>
    <message>
        <source>This file is too large to be shown here.</source>
        <translation>Este archivo es demasiado grande para mostrarlo aquí.</translation>
    </message>
    <message>
        <source>This file opens but has nothing in it.</source>
        <translation>Este archivo se abre, pero no contiene nada.</translation>
    </message>
    <message>
        <source>This file stopped the reader twice.</source>
        <translation>Este archivo detuvo el lector dos veces.</translation>
    </message>
    <message>
        <source>This file took too long to open and was stopped.</source>
        <translation>Este archivo tardaba demasiado en abrirse y se detuvo.</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here.</source>
        <translation>Este tipo de archivo no se puede mostrar aquí.</translation>
    </message>
    <message>
        <source>This page is damaged and cannot be drawn.</source>
        <translation>Esta página está dañada y no se puede dibujar.</translation>
    </message>
    <message>
        <source>This page needs more memory than it may have.</source>
        <translation>Esta página necesita más memoria de la permitida.</translation>
    </message>
    <message>
        <source>This page stopped the reader twice.</source>
        <translation>Esta página detuvo el lector dos veces.</translation>
    </message>
    <message>
        <source>This page took too long to draw and was stopped.</source>
        <translation>Esta página tardaba demasiado en dibujarse y se detuvo.</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be drawn.</source>
        <translation>Esta imagen está dañada y no se puede dibujar.</translation>
    </message>
    <message>
        <source>This picture needs more memory than it may have.</source>
        <translation>Esta imagen necesita más memoria de la permitida.</translation>
    </message>
    <message>
        <source>This picture took too long to draw and was stopped.</source>
        <translation>Esta imagen tardaba demasiado en dibujarse y se detuvo.</translation>
    </message>
</context>
<context>
    <name>PdfToolbar</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back to where you jumped from (Alt+Left)</source>
        <translation>Volver al lugar de partida (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Choose a size</source>
        <translation>Elegir un tamaño</translation>
    </message>
    <message>
        <source>Drag the pages with the mouse</source>
        <translation>Arrastrar las páginas con el ratón</translation>
    </message>
    <message>
        <source>Draw round a part of the page to pin a note to it (or drag with Shift)</source>
        <translation>Rodee una parte de la página para fijarle una nota (o arrastre con Mayús)</translation>
    </message>
    <message>
        <source>Find in this file</source>
        <translation>Buscar en este archivo</translation>
    </message>
    <message>
        <source>Fit the whole page</source>
        <translation>Ajustar la página entera</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Ajustar al ancho</translation>
    </message>
    <message>
        <source>Fit what is cited</source>
        <translation>Ajustar a lo citado</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Forward again (Alt+Right)</source>
        <translation>Adelante de nuevo (Alt+Derecha)</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Mano</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>One page at a time</source>
        <translation>Una página a la vez</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Pages and outline beside the text</source>
        <translation>Páginas e índice junto al texto</translation>
    </message>
    <message>
        <source>Pin a note to a part of the page</source>
        <translation>Fijar una nota en una parte de la página</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Sheet number, or the page number printed on it (“iv”, “p. 3”)</source>
        <translation>Número de hoja, o el número de página impreso en ella («iv», «p. 3»)</translation>
    </message>
    <message>
        <source>Sheet {0} of {1} in the file; what is printed on it: {2}</source>
        <translation>Hoja {0} de {1} del archivo; lo impreso en ella: {2}</translation>
    </message>
    <message>
        <source>Show pages and outline</source>
        <translation>Mostrar páginas e índice</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Girar a la izquierda</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Girar a la derecha</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>no page “{0}”</source>
        <translation>no hay página «{0}»</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>de {0}</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <source>This PDF is damaged: what is left of it is shown, and parts may be missing.</source>
        <translation>Este PDF está dañado: se muestra lo que queda de él y pueden faltar partes.</translation>
    </message>
</context>
<context>
    <name>PeriodDays</name>
    <message>
        <source>First day of the period, as in 2026-11-22</source>
        <translation>Primer día del período, como 2026-11-22</translation>
    </message>
    <message>
        <source>Last day of the period, as in 2026-11-22</source>
        <translation>Último día del período, como 2026-11-22</translation>
    </message>
    <message>
        <source>Write days as in 2026-11-22.</source>
        <translation>Escriba los días como 2026-11-22.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
</context>
<context>
    <name>PinDesk</name>
    <message>
        <source>Select a passage first.</source>
        <translation>Seleccione primero un pasaje.</translation>
    </message>
</context>
<context>
    <name>PinListModel</name>
    <message>
        <source>Pin {0}</source>
        <translation>Nota {0}</translation>
    </message>
    <message>
        <source>no note yet</source>
        <translation>aún sin nota</translation>
    </message>
    <message>
        <source>quoted in the feedback</source>
        <translation>citada en la retroalimentación</translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message>
        <source>Choose a pin to read its note</source>
        <translation>Elija una nota fijada para leerla</translation>
    </message>
    <message>
        <source>Find a pin</source>
        <translation>Buscar una nota fijada</translation>
    </message>
    <message>
        <source>No pin fits what is looked for.</source>
        <translation>Ninguna nota fijada coincide con la búsqueda.</translation>
    </message>
    <message>
        <source>Note of the pin</source>
        <translation>Texto de la nota</translation>
    </message>
    <message>
        <source>Nothing is pinned yet. Select a passage, draw round a part with Shift, or press {key}.</source>
        <translation>Aún no hay notas fijadas. Seleccione un pasaje, rodee una parte con Mayús o pulse {key}.</translation>
    </message>
    <message>
        <source>Nothing is pinned yet. Select a passage, or draw round a part with Shift.</source>
        <translation>Aún no hay notas fijadas. Seleccione un pasaje o rodee una parte con Mayús.</translation>
    </message>
    <message>
        <source>Only pins for this criterion</source>
        <translation>Solo las notas de este criterio</translation>
    </message>
    <message>
        <source>Only pins made for the criterion in hand</source>
        <translation>Solo las notas hechas para el criterio actual</translation>
    </message>
    <message>
        <source>Only {0}</source>
        <translation>Solo {0}</translation>
    </message>
    <message>
        <source>Pin a note</source>
        <translation>Fijar una nota</translation>
    </message>
    <message>
        <source>Pin a note to what is selected, or to the page, moment or cells in front</source>
        <translation>Fijar una nota en lo seleccionado, o en la página, el momento o las celdas a la vista</translation>
    </message>
    <message>
        <source>Pin {0}</source>
        <translation>Nota {0}</translation>
    </message>
    <message>
        <source>Pins</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Pins · {0}</source>
        <translation>Notas · {0}</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citar</translation>
    </message>
    <message>
        <source>Quote in the feedback</source>
        <translation>Citar en la retroalimentación</translation>
    </message>
    <message>
        <source>Remove this pin</source>
        <translation>Quitar esta nota</translation>
    </message>
    <message>
        <source>Remove this pin (Del)</source>
        <translation>Quitar esta nota (Supr)</translation>
    </message>
    <message>
        <source>Removed. Undo brings it back.</source>
        <translation>Quitada. Deshacer la recupera.</translation>
    </message>
    <message>
        <source>Show or hide the list of pins</source>
        <translation>Mostrar u ocultar la lista de notas</translation>
    </message>
    <message>
        <source>The feedback letter may quote this note</source>
        <translation>La carta de retroalimentación puede citar esta nota</translation>
    </message>
    <message>
        <source>This criterion</source>
        <translation>Este criterio</translation>
    </message>
    <message>
        <source>What is worth noting here?</source>
        <translation>¿Qué conviene anotar aquí?</translation>
    </message>
</context>
<context>
    <name>PinnedPages</name>
    <message>
        <source>Pin a note to the selected text</source>
        <translation>Fijar una nota en el texto seleccionado</translation>
    </message>
    <message>
        <source>Pin a note to this page</source>
        <translation>Fijar una nota en esta página</translation>
    </message>
</context>
<context>
    <name>PlayBar</name>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Capítulos</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Un fotograma atrás</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Un fotograma adelante</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Play the cited part</source>
        <translation>Reproducir la parte citada</translation>
    </message>
    <message>
        <source>Play the cited part (Enter)</source>
        <translation>Reproducir la parte citada (Intro)</translation>
    </message>
    <message>
        <source>Repeat the cited part</source>
        <translation>Repetir la parte citada</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Sin sonido</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Con sonido</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
</context>
<context>
    <name>PlayerCore</name>
    <message>
        <source>The recording cannot be played any further; the file may be incomplete or damaged.</source>
        <translation>La grabación no se puede seguir reproduciendo; es posible que el archivo esté incompleto o dañado.</translation>
    </message>
    <message>
        <source>This file cannot be played: it is damaged, incomplete, or not a video or sound recording.</source>
        <translation>Este archivo no se puede reproducir: está dañado, incompleto o no es una grabación de vídeo o sonido.</translation>
    </message>
    <message>
        <source>This part of the recording cannot be shown; the file may be incomplete or damaged.</source>
        <translation>Esta parte de la grabación no se puede mostrar; el archivo puede estar incompleto o dañado.</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>This could not be drawn. The numbers are in the table.</source>
        <translation>No se pudo dibujar. Las cifras están en la tabla.</translation>
    </message>
</context>
<context>
    <name>PlotPanel</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>As a table: {title}</source>
        <translation>Como tabla: {title}</translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>Copiar las cifras</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copiar la imagen</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Dibujo (*.svg)</translation>
    </message>
    <message>
        <source>Numbers: {title}</source>
        <translation>Cifras: {title}</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Imagen (*.png)</translation>
    </message>
    <message>
        <source>Save as drawing (SVG)…</source>
        <translation>Guardar como dibujo (SVG)…</translation>
    </message>
    <message>
        <source>Save as picture (PNG)…</source>
        <translation>Guardar como imagen (PNG)…</translation>
    </message>
    <message>
        <source>Save or copy</source>
        <translation>Guardar o copiar</translation>
    </message>
    <message>
        <source>Save or copy: {title}</source>
        <translation>Guardar o copiar: {title}</translation>
    </message>
    <message>
        <source>Save the numbers (CSV)…</source>
        <translation>Guardar las cifras (CSV)…</translation>
    </message>
    <message>
        <source>Save {title}</source>
        <translation>Guardar {title}</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Show the numbers as a table</source>
        <translation>Mostrar las cifras en una tabla</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Mostrar la imagen</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Ocurrió algo inesperado.</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabla (*.csv)</translation>
    </message>
    <message>
        <source>The numbers are on the clipboard.</source>
        <translation>Las cifras están en el portapapeles.</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>La imagen está en el portapapeles.</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>¿Qué es esto?</translation>
    </message>
    <message>
        <source>What is this? {title}</source>
        <translation>¿Qué es esto? {title}</translation>
    </message>
</context>
<context>
    <name>PointList</name>
    <message>
        <source>Only on this laptop</source>
        <translation>Solo en este equipo</translation>
    </message>
    <message>
        <source>Return because: {sentence}</source>
        <translation>Devolver porque: {sentence}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the place: {sentence}</source>
        <translation>Mostrar el lugar: {sentence}</translation>
    </message>
    <message>
        <source>To be mended by the practitioner</source>
        <translation>Debe corregirlo quien presenta</translation>
    </message>
    <message>
        <source>cannot be judged without it</source>
        <translation>no se puede evaluar sin ello</translation>
    </message>
    <message>
        <source>not as asked</source>
        <translation>no es como se pide</translation>
    </message>
    <message>
        <source>worth knowing</source>
        <translation>conviene saberlo</translation>
    </message>
</context>
<context>
    <name>PopOut</name>
    <message>
        <source>Bring it back</source>
        <translation>Traerla de vuelta</translation>
    </message>
    <message>
        <source>The evidence is in a window of its own.</source>
        <translation>La evidencia está en una ventana propia.</translation>
    </message>
</context>
<context>
    <name>PreferencesPage</name>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Find a setting or a key</source>
        <translation>Buscar un ajuste o una tecla</translation>
    </message>
    <message>
        <source>Find a setting or a key…</source>
        <translation>Buscar un ajuste o una tecla…</translation>
    </message>
    <message>
        <source>No setting is called “{words}”.</source>
        <translation>Ningún ajuste se llama «{words}».</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Keep the place now on screen as the one where the evidence is</source>
        <translation>Guardar el lugar en pantalla como aquel donde está la evidencia</translation>
    </message>
    <message>
        <source>Keep this place</source>
        <translation>Guardar este lugar</translation>
    </message>
    <message>
        <source>Probably meant:</source>
        <translation>Probablemente se refiere a:</translation>
    </message>
    <message>
        <source>Written: “{raw}”</source>
        <translation>Escrito: «{raw}»</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>“{raw}” can be read as:</source>
        <translation>«{raw}» puede leerse como:</translation>
    </message>
</context>
<context>
    <name>ProgressModel</name>
    <message>
        <source>Assessor</source>
        <translation>Evaluador/a</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Credencial</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Último cambio</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Asking the hub…</source>
        <translation>Consultando al servidor…</translation>
    </message>
    <message>
        <source>Assignments are made at the hub; they appear here as soon as there are some.</source>
        <translation>Las asignaciones se hacen en el servidor; aparecen aquí en cuanto las hay.</translation>
    </message>
    <message>
        <source>Back to my queue</source>
        <translation>Volver a mi cola</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Quitar el filtro</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter by code, assessor, state…</source>
        <translation>Filtrar por código, evaluador/a, estado…</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Hand back {code}</source>
        <translation>Devolver {code}</translation>
    </message>
    <message>
        <source>Hand {code} back to {who}?</source>
        <translation>¿Devolver {code} a {who}?</translation>
    </message>
    <message>
        <source>It is open again for the assessor, who reads your note in the queue and in the submission.</source>
        <translation>Queda reabierta para quien evalúa, que lee la nota de usted en la cola y en la entrega.</translation>
    </message>
    <message>
        <source>No assignment matches “{words}”</source>
        <translation>Ninguna asignación coincide con «{words}»</translation>
    </message>
    <message>
        <source>Nothing is assigned to anybody yet</source>
        <translation>Aún no hay nada asignado a nadie</translation>
    </message>
    <message>
        <source>Nothing of others’ work is kept on this laptop, so it is asked for each time.</source>
        <translation>En este equipo no se guarda nada del trabajo de otras personas; por eso se pide cada vez.</translation>
    </message>
    <message>
        <source>Open a submitted assessment again for its assessor</source>
        <translation>Reabrir una evaluación enviada para quien la hizo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Leer de nuevo</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Ocurrió algo inesperado.</translation>
    </message>
    <message>
        <source>The filter looks in every column.</source>
        <translation>El filtro busca en todas las columnas.</translation>
    </message>
    <message>
        <source>The hub did not answer this</source>
        <translation>El servidor no respondió a esto</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>What should be looked at again? (may be left empty)</source>
        <translation>¿Qué se debería revisar de nuevo? (puede quedar vacío)</translation>
    </message>
    <message>
        <source>Why it was returned unscored</source>
        <translation>Por qué se devolvió sin calificar</translation>
    </message>
    <message>
        <source>{reason} Nothing was changed.</source>
        <translation>{reason} No se cambió nada.</translation>
    </message>
</context>
<context>
    <name>QueueAsides</name>
    <message>
        <source>A view that comes with the desk has this name. Choose another.</source>
        <translation>Una vista incluida en el escritorio tiene este nombre. Elija otro.</translation>
    </message>
    <message>
        <source>Filter, order, groups and columns are kept under this name.</source>
        <translation>El filtro, el orden, los grupos y las columnas se guardan con este nombre.</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>Dé un nombre a la vista.</translation>
    </message>
    <message>
        <source>Open {code}</source>
        <translation>Abrir {code}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Rename “{view}”</source>
        <translation>Cambiar el nombre de «{view}»</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>{code} came back from your lead</source>
        <translation>La coordinación le ha devuelto {code}</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Attempt</source>
        <translation>Intento</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Credencial</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Practitioner</source>
        <translation>Quien presenta</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Ready to fly</source>
        <translation>Lista para viajar</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waiting to download</source>
        <translation>En espera de descarga</translation>
    </message>
    <message>
        <source>Working days left, by the calendar of the programme</source>
        <translation>Días hábiles restantes, según el calendario del programa</translation>
    </message>
</context>
<context>
    <name>QueueNumbers</name>
    <message>
        <source>1 is saved on this laptop and waits to be sent.</source>
        <translation>1 está a salvo en este equipo y espera su envío.</translation>
    </message>
    <message>
        <source>All done: everything assigned to you is handed in.</source>
        <translation>Todo listo: lo que tiene asignado está entregado.</translation>
    </message>
    <message>
        <source>All on this laptop</source>
        <translation>Todo en este equipo</translation>
    </message>
    <message>
        <source>Download all ({size})</source>
        <translation>Descargar todo ({size})</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Descargando…</translation>
    </message>
    <message>
        <source>{n} are saved on this laptop and wait to be sent.</source>
        <translation>{n} están a salvo en este equipo y esperan su envío.</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Download all</source>
        <translation>Descargar todo</translation>
    </message>
    <message>
        <source>Look for new ones</source>
        <translation>Buscar nuevas</translation>
    </message>
    <message>
        <source>My queue</source>
        <translation>Mi cola</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search by code, credential, status…</source>
        <translation>Buscar por código, credencial, estado…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>Sync now: new assignments arrive with it</source>
        <translation>Sincronizar ahora: así llegan las nuevas asignaciones</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Sincronizando…</translation>
    </message>
</context>
<context>
    <name>QueueViewBar</name>
    <message>
        <source>1 note from the lead</source>
        <translation>1 nota de la coordinación</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Elegir columnas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Evidence on this laptop: {use}. Free space</source>
        <translation>Evidencia en este equipo: {use}. Liberar espacio</translation>
    </message>
    <message>
        <source>Evidence on this laptop; see what could make room</source>
        <translation>Evidencia en este equipo; vea qué podría liberar espacio</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter by status, credential, due date and more</source>
        <translation>Filtrar por estado, credencial, vencimiento y más</translation>
    </message>
    <message>
        <source>Free space: {use}</source>
        <translation>Liberar espacio: {use}</translation>
    </message>
    <message>
        <source>Give the chosen submission back; you are not asked why</source>
        <translation>Devolver la entrega elegida; no se le pregunta por qué</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Agrupar</translation>
    </message>
    <message>
        <source>I know this person: give the submission back</source>
        <translation>Conozco a esta persona: devolver la entrega</translation>
    </message>
    <message>
        <source>I know this person…</source>
        <translation>Conozco a esta persona…</translation>
    </message>
    <message>
        <source>More evidence is on this laptop than you gave room for; see what could go</source>
        <translation>En este equipo hay más evidencia de la que usted permitió; vea qué se podría quitar</translation>
    </message>
    <message>
        <source>Put rows together</source>
        <translation>Reunir filas en grupos</translation>
    </message>
    <message>
        <source>Read what the lead wrote when handing back</source>
        <translation>Leer lo que escribió la coordinación al devolverla</translation>
    </message>
    <message>
        <source>Saved views: filter, order, groups and columns under a name</source>
        <translation>Vistas guardadas: filtro, orden, grupos y columnas con un nombre</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Take every filter away</source>
        <translation>Quitar todos los filtros</translation>
    </message>
    <message>
        <source>View: {view}</source>
        <translation>Vista: {view}</translation>
    </message>
    <message>
        <source>{n} notes from the lead</source>
        <translation>{n} notas de la coordinación</translation>
    </message>
    <message>
        <source>{n} of {all} shown</source>
        <translation>{n} de {all} a la vista</translation>
    </message>
    <message>
        <source>{used} here</source>
        <translation>{used} aquí</translation>
    </message>
    <message>
        <source>{used} of {budget}</source>
        <translation>{used} de {budget}</translation>
    </message>
    <message>
        <source>{view} (changed)</source>
        <translation>{view} (modificada)</translation>
    </message>
</context>
<context>
    <name>ReadOnlyBanner</name>
    <message>
        <source>Ask</source>
        <translation>Solicitar</translation>
    </message>
    <message>
        <source>Ask for it back…</source>
        <translation>Solicitar su devolución…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Reason for asking it back</source>
        <translation>Motivo para solicitar su devolución</translation>
    </message>
    <message>
        <source>Received by the hub, receipt {number}.</source>
        <translation>Recibida por el servidor, recibo {number}.</translation>
    </message>
    <message>
        <source>Received by the hub.</source>
        <translation>Recibida por el servidor.</translation>
    </message>
    <message>
        <source>Returned unscored on {moment}.</source>
        <translation>Devuelta sin calificar el {moment}.</translation>
    </message>
    <message>
        <source>Submitted {moment}.</source>
        <translation>Enviada el {moment}.</translation>
    </message>
    <message>
        <source>Submitted.</source>
        <translation>Enviada.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Recuperarla</translation>
    </message>
    <message>
        <source>Waiting to be sent: it goes by itself when this laptop is connected.</source>
        <translation>Pendiente de envío: se enviará automáticamente cuando este equipo tenga conexión.</translation>
    </message>
    <message>
        <source>Why do you need it back? The lead reads this.</source>
        <translation>¿Por qué la necesita de vuelta? Lo leerá la coordinación.</translation>
    </message>
    <message>
        <source>You have asked for it back; a lead must hand it back before it can be changed.</source>
        <translation>Ha solicitado su devolución; la coordinación debe devolverla antes de que pueda cambiarse.</translation>
    </message>
</context>
<context>
    <name>ReadablePages</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Select all text of this page</source>
        <translation>Seleccionar todo el texto de esta página</translation>
    </message>
    <message>
        <source>Selected: {0}</source>
        <translation>Seleccionado: {0}</translation>
    </message>
</context>
<context>
    <name>ReadingFaults</name>
    <message>
        <source>Another program on this laptop may be able to show it.</source>
        <translation>Quizá otro programa de este equipo pueda mostrarlo.</translation>
    </message>
    <message>
        <source>Ask for an unlocked copy; the rest of the submission can still be scored.</source>
        <translation>Pida una copia sin contraseña; el resto de la entrega se puede calificar.</translation>
    </message>
    <message>
        <source>Download the submission again.</source>
        <translation>Descargue de nuevo la entrega.</translation>
    </message>
    <message>
        <source>The other pages can still be read.</source>
        <translation>Las demás páginas se pueden leer.</translation>
    </message>
    <message>
        <source>The rest of the submission can still be read and scored.</source>
        <translation>El resto de la entrega se puede leer y calificar.</translation>
    </message>
    <message>
        <source>This file is not a spreadsheet that can be shown here.</source>
        <translation>Este archivo no es una hoja de cálculo que se pueda mostrar aquí.</translation>
    </message>
    <message>
        <source>This spreadsheet could not be read from this laptop.</source>
        <translation>No se pudo leer esta hoja de cálculo en este equipo.</translation>
    </message>
    <message>
        <source>This spreadsheet is damaged and cannot be read.</source>
        <translation>Esta hoja de cálculo está dañada y no se puede leer.</translation>
    </message>
    <message>
        <source>This spreadsheet is empty.</source>
        <translation>Esta hoja de cálculo está vacía.</translation>
    </message>
    <message>
        <source>This spreadsheet is locked with a password.</source>
        <translation>Esta hoja de cálculo está protegida con contraseña.</translation>
    </message>
    <message>
        <source>This spreadsheet is too large to be shown here.</source>
        <translation>Esta hoja de cálculo es demasiado grande para mostrarla aquí.</translation>
    </message>
    <message>
        <source>This spreadsheet took too long to open and was stopped.</source>
        <translation>Esta hoja de cálculo tardaba demasiado en abrirse y se detuvo.</translation>
    </message>
</context>
<context>
    <name>ReasonList</name>
    <message>
        <source>Reasons why it cannot be scored</source>
        <translation>Motivos por los que no se puede calificar</translation>
    </message>
    <message>
        <source>Why can it not be scored?</source>
        <translation>¿Por qué no se puede calificar?</translation>
    </message>
    <message>
        <source>Why can it not be scored? Choose a reason.</source>
        <translation>¿Por qué no se puede calificar? Elija un motivo.</translation>
    </message>
    <message>
        <source>Why it cannot be scored</source>
        <translation>Por qué no se puede calificar</translation>
    </message>
</context>
<context>
    <name>RecallLine</name>
    <message>
        <source>Insert “{text}”</source>
        <translation>Insertar «{text}»</translation>
    </message>
</context>
<context>
    <name>RecordingInquiry</name>
    <message>
        <source>There are no words in these captions.</source>
        <translation>Estos subtítulos no contienen palabras.</translation>
    </message>
</context>
<context>
    <name>ReleaseQuestion</name>
    <message>
        <source>1 change of yours on it has not been sent and will not be.</source>
        <translation>1 cambio suyo en ella no se ha enviado ni se enviará.</translation>
    </message>
    <message>
        <source>Changes of yours on it that have not been sent will not be.</source>
        <translation>Los cambios suyos en ella que no se hayan enviado no se enviarán.</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>Devolverla</translation>
    </message>
    <message>
        <source>Give {code} back?</source>
        <translation>¿Devolver {code}?</translation>
    </message>
    <message>
        <source>The submission leaves your queue at once and goes to another reader. You are not asked for a reason, and none is kept or told to anyone.</source>
        <translation>La entrega sale de su cola de inmediato y pasa a otra persona. No se le pide ningún motivo, y no se guarda ni se comunica ninguno a nadie.</translation>
    </message>
    <message>
        <source>{n} changes of yours on it have not been sent and will not be.</source>
        <translation>{n} cambios suyos en ella no se han enviado ni se enviarán.</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Lo más reciente primero</translation>
    </message>
    <message>
        <source>No lead has written to you yet. It would be told here, and only to you.</source>
        <translation>La coordinación aún no le ha escrito. Se diría aquí, y solo a usted.</translation>
    </message>
    <message>
        <source>The report chosen</source>
        <translation>El informe elegido</translation>
    </message>
    <message>
        <source>What your leads have written to you</source>
        <translation>Lo que la coordinación le ha escrito</translation>
    </message>
    <message>
        <source>from {who}</source>
        <translation>de {who}</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>sin leer</translation>
    </message>
</context>
<context>
    <name>ReportDesk</name>
    <message>
        <source>From {who}, {day}. Only you and the leads can read it.</source>
        <translation>De {who}, {day}. Solo usted y la coordinación pueden leerlo.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Your lead has written to you</source>
        <translation>La coordinación le ha escrito</translation>
    </message>
    <message>
        <source>Your leads have written to you: {n} not read yet</source>
        <translation>La coordinación le ha escrito: {n} sin leer</translation>
    </message>
</context>
<context>
    <name>ReportWays</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>All numbers as a workbook (XLSX)…</source>
        <translation>Todos los números como libro de cálculo (XLSX)…</translation>
    </message>
    <message>
        <source>All numbers as text (CSV)…</source>
        <translation>Todos los números como texto (CSV)…</translation>
    </message>
    <message>
        <source>Another report is still being printed. Try again in a moment.</source>
        <translation>Todavía se está imprimiendo otro informe. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Calculando…</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Report for people (PDF)…</source>
        <translation>Informe para personas (PDF)…</translation>
    </message>
    <message>
        <source>Report on the definition (PDF)…</source>
        <translation>Informe sobre la definición (PDF)…</translation>
    </message>
    <message>
        <source>Report to {reader} (PDF)…</source>
        <translation>Informe para {reader} (PDF)…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. No report was saved.</source>
        <translation>Ocurrió algo inesperado. No se guardó ningún informe.</translation>
    </message>
    <message>
        <source>Text with commas (*.csv)</source>
        <translation>Texto con comas (*.csv)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Libro de cálculo (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>RetireForm</name>
    <message>
        <source>Readers see it no longer after their next sync. The submission and its scores stay as they are.</source>
        <translation>Los lectores dejan de verlo tras su próxima sincronización. La entrega y sus calificaciones quedan como están.</translation>
    </message>
    <message>
        <source>Withdraw an anchor example</source>
        <translation>Retirar un ejemplo de referencia</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Retirarlo</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>Citations seen</source>
        <translation>Citas vistas</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>After this nothing can be changed unless a lead hands it back.</source>
        <translation>Después no se podrá cambiar nada, salvo que la coordinación la devuelva.</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>Todos los pasos</translation>
    </message>
    <message>
        <source>Everything scored; press Enter to go to a criterion</source>
        <translation>Todo lo calificado; pulse Intro para ir a un criterio</translation>
    </message>
    <message>
        <source>Preview the letter</source>
        <translation>Vista previa de la carta</translation>
    </message>
    <message>
        <source>Putting the review together…</source>
        <translation>Preparando la revisión…</translation>
    </message>
    <message>
        <source>Sign and submit</source>
        <translation>Firmar y enviar</translation>
    </message>
    <message>
        <source>Signature: type your name or code</source>
        <translation>Firma: escriba su nombre o código</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Type your name or code to sign. Works offline: it is sent when connected.</source>
        <translation>Escriba su nombre o código para firmar. Funciona sin conexión: se envía cuando la haya.</translation>
    </message>
    <message>
        <source>What is missing, and what the rule says</source>
        <translation>Lo que falta y lo que dice la regla</translation>
    </message>
    <message>
        <source>What the rule says</source>
        <translation>Lo que dice la regla</translation>
    </message>
    <message>
        <source>What you entered is safe on this laptop.</source>
        <translation>Lo que introdujo está a salvo en este equipo.</translation>
    </message>
    <message>
        <source>You can sign once nothing above is missing.</source>
        <translation>Podrá firmar cuando no falte nada de lo anterior.</translation>
    </message>
    <message>
        <source>Your name or code, as signature</source>
        <translation>Su nombre o código, como firma</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>intento {number}</translation>
    </message>
    <message>
        <source>◂ Back to the evidence</source>
        <translation>◂ Volver a la evidencia</translation>
    </message>
</context>
<context>
    <name>RoomCard</name>
    <message>
        <source>%v of %m submissions</source>
        <translation>%v de %m entregas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Liberar espacio</translation>
    </message>
    <message>
        <source>Free {size}</source>
        <translation>Liberar {size}</translation>
    </message>
    <message>
        <source>Freeing space</source>
        <translation>Liberando espacio</translation>
    </message>
    <message>
        <source>Nothing can go now: everything here is open, unsent or due soon.</source>
        <translation>Ahora no se puede quitar nada: todo lo que hay aquí está abierto, sin enviar o vence pronto.</translation>
    </message>
    <message>
        <source>Room on this laptop</source>
        <translation>Espacio en este equipo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>What can leave this laptop</source>
        <translation>Qué se puede quitar de este equipo</translation>
    </message>
    <message>
        <source>What is ticked becomes “Not downloaded” and can be fetched again. Your scores and comments stay. Nothing unsent, open or due soon is listed.</source>
        <translation>Lo marcado pasa a «No descargada» y se puede obtener de nuevo. Sus calificaciones y comentarios se conservan. No se incluye nada sin enviar, abierto o que venza pronto.</translation>
    </message>
    <message>
        <source>never opened here</source>
        <translation>nunca abierta aquí</translation>
    </message>
    <message>
        <source>not due soon</source>
        <translation>no vence pronto</translation>
    </message>
    <message>
        <source>opened {when}</source>
        <translation>abierta {when}</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>{used} of evidence here, {budget} wanted at most</source>
        <translation>{used} de evidencia aquí; máximo deseado: {budget}</translation>
    </message>
    <message>
        <source>{used} of evidence on this laptop</source>
        <translation>{used} de evidencia en este equipo</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Cancel the download</source>
        <translation>Cancelar la descarga</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>I know this person…</source>
        <translation>Conozco a esta persona…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Read the lead’s note</source>
        <translation>Leer la nota de la coordinación</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>Dejar de comprobar</translation>
    </message>
</context>
<context>
    <name>RuleView</name>
    <message>
        <source>{n} more like these</source>
        <translation>{n} más como estos</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Cited for {what}</source>
        <translation>Citado para {what}</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>cited: {span}</source>
        <translation>citado: {span}</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>(agreement − chance) / (1 − chance) with chance = T / (K (K − 1)) · Σ π (1 − π), T the sum of the weights; does not collapse when most scores lie in one level.</source>
        <translation>(acuerdo − azar) / (1 − azar) con azar = T / (K (K − 1)) · Σ π (1 − π), donde T es la suma de los pesos; no se hunde cuando casi todas las calificaciones están en un nivel.</translation>
    </message>
    <message>
        <source>**You may not score “{title}” live yet.**</source>
        <translation>**Aún no puede calificar «{title}» en el trabajo real.**</translation>
    </message>
    <message>
        <source>**You may score “{title}” live.**</source>
        <translation>**Puede calificar «{title}» en el trabajo real.**</translation>
    </message>
    <message>
        <source>, with 1 change not sent yet</source>
        <translation>, con 1 cambio aún sin enviar</translation>
    </message>
    <message>
        <source>, with {n:,} changes not sent yet</source>
        <translation>, con {n:,} cambios aún sin enviar</translation>
    </message>
    <message>
        <source>- {text}</source>
        <translation>- {text}</translation>
    </message>
    <message>
        <source>1 act</source>
        <translation>1 acción</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 cambio</translation>
    </message>
    <message>
        <source>1 change waits to be sent first; that happens by itself when connected.</source>
        <translation>Antes debe enviarse 1 cambio; se hará automáticamente cuando haya conexión.</translation>
    </message>
    <message>
        <source>1 comment</source>
        <translation>1 comentario</translation>
    </message>
    <message>
        <source>1 conflict to settle</source>
        <translation>1 conflicto por resolver</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 archivo</translation>
    </message>
    <message>
        <source>1 file of the evidence is not on this laptop.</source>
        <translation>1 archivo de la evidencia no está en este equipo.</translation>
    </message>
    <message>
        <source>1 flag</source>
        <translation>1 señal</translation>
    </message>
    <message>
        <source>1 mark or note</source>
        <translation>1 marca o nota</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minuto</translation>
    </message>
    <message>
        <source>1 return</source>
        <translation>1 devolución</translation>
    </message>
    <message>
        <source>1 score</source>
        <translation>1 calificación</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 segundo</translation>
    </message>
    <message>
        <source>1 submission</source>
        <translation>1 envío</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 palabra</translation>
    </message>
    <message>
        <source>A cell</source>
        <translation>una celda</translation>
    </message>
    <message>
        <source>A change could not be sent and needs your attention: {why}</source>
        <translation>Un cambio no se pudo enviar y requiere su atención: {why}</translation>
    </message>
    <message>
        <source>A choice is waiting to be told to the hub but is gone.</source>
        <translation>Hay una elección pendiente de comunicar al servidor, pero ya no está.</translation>
    </message>
    <message>
        <source>A copy for another program could not be made.</source>
        <translation>No se pudo hacer una copia para otro programa.</translation>
    </message>
    <message>
        <source>A file arrived damaged and was thrown away.</source>
        <translation>Un archivo llegó dañado y se descartó.</translation>
    </message>
    <message>
        <source>A file cannot be saved on this laptop.</source>
        <translation>Un archivo no se puede guardar en este equipo.</translation>
    </message>
    <message>
        <source>A file could not be removed from this laptop.</source>
        <translation>No se pudo quitar un archivo de este equipo.</translation>
    </message>
    <message>
        <source>A file is larger at the hub than it was announced.</source>
        <translation>Un archivo es más grande en el servidor de lo que se anunció.</translation>
    </message>
    <message>
        <source>A file on this laptop could not be encrypted yet.</source>
        <translation>Un archivo de este equipo todavía no se pudo cifrar.</translation>
    </message>
    <message>
        <source>A hub’s address starts with https://.</source>
        <translation>La dirección de un servidor empieza por https://.</translation>
    </message>
    <message>
        <source>A lead has to hand it back.</source>
        <translation>La coordinación tiene que devolverla.</translation>
    </message>
    <message>
        <source>A level was only given where all scores are alike, so its threshold is not to be had.</source>
        <translation>Un nivel solo se dio donde todas las calificaciones son iguales, así que su umbral no puede estimarse.</translation>
    </message>
    <message>
        <source>A line</source>
        <translation>una línea</translation>
    </message>
    <message>
        <source>A moment of a recording</source>
        <translation>un momento de una grabación</translation>
    </message>
    <message>
        <source>A note in the local store cannot be read.</source>
        <translation>Una nota del almacén local no se puede leer.</translation>
    </message>
    <message>
        <source>A note in this export cannot be read.</source>
        <translation>Una nota de esta exportación no se puede leer.</translation>
    </message>
    <message>
        <source>A note on the evidence</source>
        <translation>Una nota sobre la evidencia</translation>
    </message>
    <message>
        <source>A note on {label}</source>
        <translation>Una nota sobre {label}</translation>
    </message>
    <message>
        <source>A number is given, but not what it counts.</source>
        <translation>Se da un número, pero no qué indica.</translation>
    </message>
    <message>
        <source>A page</source>
        <translation>una página</translation>
    </message>
    <message>
        <source>A part of this file was damaged on this laptop, so it was set aside.</source>
        <translation>Una parte de este archivo estaba dañada en este equipo, por lo que se apartó.</translation>
    </message>
    <message>
        <source>A passphrase needs at least {n} characters.</source>
        <translation>Una frase de contraseña necesita al menos {n} caracteres.</translation>
    </message>
    <message>
        <source>A place</source>
        <translation>un lugar</translation>
    </message>
    <message>
        <source>A point</source>
        <translation>un punto</translation>
    </message>
    <message>
        <source>A reader is named only where a difference is large enough to matter, its interval excludes none, and it stands on {few} submissions or more. Under {few} a number is too few to say, under {enough} preliminary.</source>
        <translation>Solo se nombra a un lector cuando una diferencia es lo bastante grande para importar, su intervalo excluye que no haya ninguna y se apoya en {few} entregas o más. Con menos de {few} son muy pocas para decirlo; con menos de {enough}, es preliminar.</translation>
    </message>
    <message>
        <source>A recovery code has to be made first.</source>
        <translation>Primero hay que crear un código de recuperación.</translation>
    </message>
    <message>
        <source>A recovery code has {groups} groups of {signs} signs.</source>
        <translation>Un código de recuperación tiene {groups} grupos de {signs} signos.</translation>
    </message>
    <message>
        <source>A return is waiting to be sent but its signature is gone.</source>
        <translation>Hay una devolución pendiente de envío, pero su firma ha desaparecido.</translation>
    </message>
    <message>
        <source>A row</source>
        <translation>una fila</translation>
    </message>
    <message>
        <source>A section</source>
        <translation>una sección</translation>
    </message>
    <message>
        <source>A slide</source>
        <translation>una diapositiva</translation>
    </message>
    <message>
        <source>A submission is waiting to be sent but its signature is gone.</source>
        <translation>Hay una evaluación pendiente de envío, pero su firma ha desaparecido.</translation>
    </message>
    <message>
        <source>A submission or reader is named twice.</source>
        <translation>Una entrega o una persona aparece dos veces.</translation>
    </message>
    <message>
        <source>A time of day is named, not a place in {name}.</source>
        <translation>Se nombra una hora del día, no un lugar de {name}.</translation>
    </message>
    <message>
        <source>A worksheet</source>
        <translation>una hoja de cálculo</translation>
    </message>
    <message>
        <source>Adjudicate first, or choose another submission.</source>
        <translation>Arbitre primero o elija otra entrega.</translation>
    </message>
    <message>
        <source>All files are already on this laptop</source>
        <translation>Todos los archivos están ya en este equipo</translation>
    </message>
    <message>
        <source>All readers are linked through work they share.</source>
        <translation>Todos los lectores están enlazados por trabajos que comparten.</translation>
    </message>
    <message>
        <source>All readers are linked, and the model could be estimated.</source>
        <translation>Todos los lectores están enlazados y el modelo pudo estimarse.</translation>
    </message>
    <message>
        <source>All scores are the same.</source>
        <translation>Todas las calificaciones son iguales.</translation>
    </message>
    <message>
        <source>All submissions got only the lowest or only the highest level.</source>
        <translation>Todas las entregas recibieron solo el nivel más bajo o solo el más alto.</translation>
    </message>
    <message>
        <source>All {n} conditions are needed: {tally}</source>
        <translation>Se necesitan las {n} condiciones: {tally}</translation>
    </message>
    <message>
        <source>An act in this export cannot be read.</source>
        <translation>Un acto de esta exportación no se puede leer.</translation>
    </message>
    <message>
        <source>An act is waiting to be sent but what it says is gone.</source>
        <translation>Una acción espera para enviarse, pero su contenido ya no está.</translation>
    </message>
    <message>
        <source>An anchor example needs two readers who gave this level independently, or a score of record.</source>
        <translation>Un ejemplo de referencia necesita dos personas que hayan dado este nivel por separado, o una calificación definitiva.</translation>
    </message>
    <message>
        <source>An appendix</source>
        <translation>un apéndice</translation>
    </message>
    <message>
        <source>Anchor example</source>
        <translation>Ejemplo de referencia</translation>
    </message>
    <message>
        <source>Another copy of this program is using the local store.</source>
        <translation>Otra copia de este programa está usando el almacén local.</translation>
    </message>
    <message>
        <source>Another hub answers at this address</source>
        <translation>En esta dirección responde otro servidor</translation>
    </message>
    <message>
        <source>Another hub answers at this address.</source>
        <translation>En esta dirección responde otro servidor.</translation>
    </message>
    <message>
        <source>Another lead has taken this case already.</source>
        <translation>Otra persona de la coordinación ya ha tomado este caso.</translation>
    </message>
    <message>
        <source>Another program on this laptop may be able to show it.</source>
        <translation>Quizá otro programa de este equipo pueda mostrarlo.</translation>
    </message>
    <message>
        <source>Another reason, given in the comment</source>
        <translation>Otro motivo, indicado en el comentario</translation>
    </message>
    <message>
        <source>App and hub do not speak the same version. Update the older one of the two.</source>
        <translation>La aplicación y el servidor no son de la misma versión. Actualice la más antigua.</translation>
    </message>
    <message>
        <source>App and hub need the same version</source>
        <translation>La aplicación y el servidor necesitan la misma versión</translation>
    </message>
    <message>
        <source>Ask for it back on the review page.</source>
        <translation>Solicite su devolución en la página de revisión.</translation>
    </message>
    <message>
        <source>Ask for it back to change it.</source>
        <translation>Solicite su devolución para cambiarla.</translation>
    </message>
    <message>
        <source>Ask the practitioner for a PDF.</source>
        <translation>Pida un PDF a quien presenta.</translation>
    </message>
    <message>
        <source>Ask your lead, or mark what is missing as not scorable.</source>
        <translation>Consulte a la coordinación o marque lo que falta como no evaluable.</translation>
    </message>
    <message>
        <source>Ask your programme for a new one</source>
        <translation>Pida uno nuevo a su programa</translation>
    </message>
    <message>
        <source>Ask your programme to update the hub</source>
        <translation>Pida a su programa que actualice el servidor</translation>
    </message>
    <message>
        <source>Asked for at the attempt before:</source>
        <translation>Solicitado en el intento anterior:</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Evaluada</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>Evaluador/a</translation>
    </message>
    <message>
        <source>At least {n} of {all} {group} need {level}: {tally}</source>
        <translation>Al menos {n} de {all} {group} necesitan {level}: {tally}</translation>
    </message>
    <message>
        <source>At least {n} {group} need {level}, with {gone} of {all} marked not applicable: a lead has to decide</source>
        <translation>Al menos {n} {group} necesitan {level}, con {gone} de {all} marcados como no aplicables: debe decidir la coordinación</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Intento</translation>
    </message>
    <message>
        <source>Beside the others’ scores yours show this:</source>
        <translation>Junto a las calificaciones de los demás, las suyas muestran esto:</translation>
    </message>
    <message>
        <source>Bringing the local store up to date would have lost something ({what}).</source>
        <translation>Al actualizar el almacén local se habría perdido algo ({what}).</translation>
    </message>
    <message>
        <source>By the rule of this credential the decision is another one than what was signed. Sync, then review and submit again.</source>
        <translation>Según la regla de esta credencial, la decisión es otra que la firmada. Sincronice y después revise y envíe de nuevo.</translation>
    </message>
    <message>
        <source>Calibration set</source>
        <translation>Conjunto de calibración</translation>
    </message>
    <message>
        <source>Cell {span}</source>
        <translation>Celda {span}</translation>
    </message>
    <message>
        <source>Cells {span}</source>
        <translation>Celdas {span}</translation>
    </message>
    <message>
        <source>Check the address and the number after its colon</source>
        <translation>Compruebe la dirección y el número que sigue a los dos puntos</translation>
    </message>
    <message>
        <source>Check the date and time of this laptop; if they are right, tell your programme</source>
        <translation>Compruebe la fecha y la hora de este portátil; si son correctas, avise a su programa</translation>
    </message>
    <message>
        <source>Check the network and the hub’s address</source>
        <translation>Compruebe la red y la dirección del servidor</translation>
    </message>
    <message>
        <source>Check the proxy and certificate settings</source>
        <translation>Compruebe los ajustes de proxy y de certificados</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>Choose a file that was made with Export.</source>
        <translation>Elija un archivo creado con Exportar.</translation>
    </message>
    <message>
        <source>Choose a passphrase that keeps the work on this laptop.</source>
        <translation>Elija una frase de contraseña que proteja el trabajo de este equipo.</translation>
    </message>
    <message>
        <source>Choose another credential, scale or period.</source>
        <translation>Elija otra credencial, escala o período.</translation>
    </message>
    <message>
        <source>Choose another credential.</source>
        <translation>Elija otra credencial.</translation>
    </message>
    <message>
        <source>Choose another folder, or look whether the disk is full.</source>
        <translation>Elija otra carpeta o compruebe si el disco está lleno.</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Elija otro lugar</translation>
    </message>
    <message>
        <source>Choose another scale.</source>
        <translation>Elija otra escala.</translation>
    </message>
    <message>
        <source>Choose first what is to stand.</source>
        <translation>Elija primero qué ha de quedar.</translation>
    </message>
    <message>
        <source>Close the desk and start it again, or look at {place}</source>
        <translation>Cierre el programa e inícielo de nuevo, o mire en {place}</translation>
    </message>
    <message>
        <source>Close the other window, then try again.</source>
        <translation>Cierre la otra ventana e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Close what shows it, then free space again.</source>
        <translation>Cierre lo que lo esté mostrando y libere espacio de nuevo.</translation>
    </message>
    <message>
        <source>Cohen’s κ, linear and quadratic</source>
        <translation>κ de Cohen, lineal y cuadrática</translation>
    </message>
    <message>
        <source>Column {span}</source>
        <translation>Columna {span}</translation>
    </message>
    <message>
        <source>Columns {span}</source>
        <translation>Columnas {span}</translation>
    </message>
    <message>
        <source>Comment {number} of the file does not say properly what it is for.</source>
        <translation>El comentario {number} del archivo no dice correctamente para qué es.</translation>
    </message>
    <message>
        <source>Comment {number} of the file has no text.</source>
        <translation>El comentario {number} del archivo no tiene texto.</translation>
    </message>
    <message>
        <source>Comment {number} of the file is longer than {n:,} characters.</source>
        <translation>El comentario {number} del archivo supera los {n:,} caracteres.</translation>
    </message>
    <message>
        <source>Compare it with what was written down</source>
        <translation>Compárelo con lo que se anotó</translation>
    </message>
    <message>
        <source>Comparing readers</source>
        <translation>Comparando a quienes evalúan</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Con conexión</translation>
    </message>
    <message>
        <source>Connecting to the hub</source>
        <translation>Conectando con el servidor</translation>
    </message>
    <message>
        <source>Copy it again</source>
        <translation>Cópielo otra vez</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Decision consistency</source>
        <translation>Consistencia de las decisiones</translation>
    </message>
    <message>
        <source>Do not go on from this network; ask your programme if it happens elsewhere too</source>
        <translation>No continúe desde esta red; consulte a su programa si también ocurre en otro lugar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Descargue de nuevo</translation>
    </message>
    <message>
        <source>Download again; if it happens again, tell your programme</source>
        <translation>Descárguelo de nuevo; si vuelve a ocurrir, avise al programa</translation>
    </message>
    <message>
        <source>Download it again</source>
        <translation>Descárguelo de nuevo</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>Download stopped: {done:,} of {files} are here. {after}</source>
        <translation>Descarga detenida: {done:,} de {files} están aquí. {after}</translation>
    </message>
    <message>
        <source>Download the submission again; nothing you wrote is lost.</source>
        <translation>Descargue de nuevo la entrega; nada de lo que escribió se pierde.</translation>
    </message>
    <message>
        <source>Download the submission, then open it again.</source>
        <translation>Descargue la entrega y ábrala de nuevo.</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Draft: not signed yet, and nothing is decided.</source>
        <translation>Borrador: aún sin firmar, y no se ha decidido nada.</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Deriva</translation>
    </message>
    <message>
        <source>Each of the {n} {group} needs {level}: {tally}</source>
        <translation>Cada uno de los {n} {group} necesita {level}: {tally}</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>Obtenida</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Acontecimiento</translation>
    </message>
    <message>
        <source>Every one of the {n} {group} is marked not applicable: a lead has to decide</source>
        <translation>Los {n} {group} están marcados como no aplicables: debe decidir la coordinación</translation>
    </message>
    <message>
        <source>Evidence looked at</source>
        <translation>Evidencia consultada</translation>
    </message>
    <message>
        <source>Export your results</source>
        <translation>Exporte sus resultados</translation>
    </message>
    <message>
        <source>Feedback on your submission</source>
        <translation>Retroalimentación sobre su entrega</translation>
    </message>
    <message>
        <source>Fetching what is new</source>
        <translation>Obteniendo las novedades</translation>
    </message>
    <message>
        <source>Files of this kind are not handed to other programs, because they could be run.</source>
        <translation>Los archivos de este tipo no se pasan a otros programas, porque podrían ejecutarse.</translation>
    </message>
    <message>
        <source>Files of this kind cannot be shown here.</source>
        <translation>Los archivos de este tipo no se pueden mostrar aquí.</translation>
    </message>
    <message>
        <source>Finding disagreements</source>
        <translation>Buscando desacuerdos</translation>
    </message>
    <message>
        <source>Fit, fair averages, residuals</source>
        <translation>Ajuste, promedios justos, residuos</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Fleiss’ κ</source>
        <translation>κ de Fleiss</translation>
    </message>
    <message>
        <source>For each submission with two readings or more that settle it: share of pairs of readers whose marks give the same result by the credential’s own rule; the mean of these. Wilson’s interval over submissions. Near the pass line: one level of one criterion would turn the result.</source>
        <translation>Para cada entrega con dos lecturas o más que la deciden: proporción de pares de lectores cuyas calificaciones dan el mismo resultado según la propia regla de la credencial; la media de todas. Intervalo de Wilson sobre entregas. Cerca de la línea de corte: un nivel de un criterio cambiaría el resultado.</translation>
    </message>
    <message>
        <source>Four or five words that do not belong together are easy to keep in mind</source>
        <translation>Cuatro o cinco palabras sin relación entre sí son fáciles de recordar</translation>
    </message>
    <message>
        <source>Free some space, or download fewer submissions at a time</source>
        <translation>Libere espacio o descargue menos entregas a la vez</translation>
    </message>
    <message>
        <source>Free some space, then download again; it goes on there</source>
        <translation>Libere espacio y descargue de nuevo; continuará donde se quedó</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Libere espacio e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Free some space; it is tried again at the next start.</source>
        <translation>Libere espacio; se intentará de nuevo en el próximo inicio.</translation>
    </message>
    <message>
        <source>From joint maximum likelihood of the same model, submissions with only lowest or only highest levels left out: infit Σ residual² / Σ variance, outfit mean of residual² / variance; the fair average is the score expected with all else at its mean. Joint severities lie a little further apart.</source>
        <translation>Por máxima verosimilitud conjunta del mismo modelo, sin las entregas que solo tienen niveles mínimos o máximos: infit Σ residuo² / Σ varianza, outfit media de residuo² / varianza; el promedio justo es la calificación esperada con todo lo demás en su media. Las severidades conjuntas quedan algo más separadas.</translation>
    </message>
    <message>
        <source>Give it to your programme; it gives back an answer to open here</source>
        <translation>Entréguelo a su programa; le devolverá una respuesta para abrir aquí</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>Grupo {number}</translation>
    </message>
    <message>
        <source>Group {n} of the recovery code is not right.</source>
        <translation>El grupo {n} del código de recuperación no es correcto.</translation>
    </message>
    <message>
        <source>Gwet’s AC1 and AC2</source>
        <translation>AC1 y AC2 de Gwet</translation>
    </message>
    <message>
        <source>Half of the readings were handed in within {median:.1f} days of receipt, nine of ten within {late:.1f}.</source>
        <translation>La mitad de las lecturas se entregó en {median:.1f} días desde la recepción; nueve de cada diez, en {late:.1f}.</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Entregada</translation>
    </message>
    <message>
        <source>How many readers</source>
        <translation>Cuántos lectores</translation>
    </message>
    <message>
        <source>Identifying information makes it unusable</source>
        <translation>Contiene datos que identifican a la persona y no se puede usar</translation>
    </message>
    <message>
        <source>If this network has a sign-in page (hotel, train, school guest Wi-Fi), open a browser and pass it first</source>
        <translation>Si esta red tiene una página de acceso (hotel, tren, wifi de invitados), ábrala antes en un navegador y complétela</translation>
    </message>
    <message>
        <source>In “{detail}” you are {how} than elsewhere.</source>
        <translation>En «{detail}» usted es {how} que en lo demás.</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incompleta</translation>
    </message>
    <message>
        <source>Intervals and version</source>
        <translation>Intervalos y versión</translation>
    </message>
    <message>
        <source>Intervals are 95 %. Where no formula is named they are the middle 95 % of {n:,} resamples of submissions with the fixed seed {seed}, so the same data always show the same interval. Version {version}.</source>
        <translation>Los intervalos son del 95 %. Donde no se nombra una fórmula, son el 95 % central de {n:,} remuestreos de entregas con la semilla fija {seed}, de modo que los mismos datos muestran siempre el mismo intervalo. Versión {version}.</translation>
    </message>
    <message>
        <source>Intraclass correlation</source>
        <translation>Correlación intraclase</translation>
    </message>
    <message>
        <source>It could not be saved there.</source>
        <translation>No se pudo guardar ahí.</translation>
    </message>
    <message>
        <source>It may be open again. Sync, then look at the list again.</source>
        <translation>Puede que esté abierta de nuevo. Sincronice y vuelva a mirar la lista.</translation>
    </message>
    <message>
        <source>It was left as it was. Free some space, then try again.</source>
        <translation>Quedó como estaba. Libere espacio e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>It was left as it was; nothing is lost.</source>
        <translation>Se dejó como estaba; no se ha perdido nada.</translation>
    </message>
    <message>
        <source>It was not scored, because it cannot be judged as it was handed in.</source>
        <translation>No se calificó, porque no se puede evaluar tal como se entregó.</translation>
    </message>
    <message>
        <source>Keep a copy of your own.</source>
        <translation>Guarde una copia propia.</translation>
    </message>
    <message>
        <source>Known: {names}.</source>
        <translation>Se conocen: {names}.</translation>
    </message>
    <message>
        <source>Krippendorff’s α</source>
        <translation>α de Krippendorff</translation>
    </message>
    <message>
        <source>LibreOffice cannot make pages of this file: it is damaged or not what it seems to be.</source>
        <translation>LibreOffice no puede crear páginas de este archivo: está dañado o no es lo que parece.</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>Véalo de nuevo.</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>Vea la lista de nuevo.</translation>
    </message>
    <message>
        <source>Look at {place}</source>
        <translation>Revise {place}</translation>
    </message>
    <message>
        <source>Look here: milder over time by {size:.2f} level.</source>
        <translation>Mire aquí: más benévolo con el tiempo, {size:.2f} niveles.</translation>
    </message>
    <message>
        <source>Look here: milder than the others by {size:.2f} logit.</source>
        <translation>Mire aquí: más benévolo que los demás, {size:.2f} logits.</translation>
    </message>
    <message>
        <source>Look here: scores vary less than expected (infit {infit:.2f}).</source>
        <translation>Mire aquí: las calificaciones varían menos de lo esperado (infit {infit:.2f}).</translation>
    </message>
    <message>
        <source>Look here: scores vary more than severity explains (infit {infit:.2f}).</source>
        <translation>Mire aquí: las calificaciones varían más de lo que explica la severidad (infit {infit:.2f}).</translation>
    </message>
    <message>
        <source>Look here: stricter over time by {size:.2f} level.</source>
        <translation>Mire aquí: más estricto con el tiempo, {size:.2f} niveles.</translation>
    </message>
    <message>
        <source>Look here: stricter than the others by {size:.2f} logit.</source>
        <translation>Mire aquí: más estricto que los demás, {size:.2f} logits.</translation>
    </message>
    <message>
        <source>Look here: the details of a submission mostly get the same level.</source>
        <translation>Mire aquí: los criterios de una entrega reciben casi siempre el mismo nivel.</translation>
    </message>
    <message>
        <source>Look here: uses {share:.0%} of the range the others use.</source>
        <translation>Mire aquí: usa el {share:.0%} del rango que usan los demás.</translation>
    </message>
    <message>
        <source>Look here: {size:.2f} level above the reference.</source>
        <translation>Mire aquí: {size:.2f} niveles por encima de la referencia.</translation>
    </message>
    <message>
        <source>Look here: {size:.2f} level below the reference.</source>
        <translation>Mire aquí: {size:.2f} niveles por debajo de la referencia.</translation>
    </message>
    <message>
        <source>Look here: {who}.</source>
        <translation>Mire aquí: {who}.</translation>
    </message>
    <message>
        <source>Look whether the disk is full</source>
        <translation>Mire si el disco está lleno</translation>
    </message>
    <message>
        <source>Looking at decisions</source>
        <translation>Examinando las decisiones</translation>
    </message>
    <message>
        <source>Looking at each reader</source>
        <translation>Examinando a cada persona que evalúa</translation>
    </message>
    <message>
        <source>Looking into this recording took too long and was stopped.</source>
        <translation>Examinar esta grabación tardaba demasiado y se detuvo.</translation>
    </message>
    <message>
        <source>Make a recovery code first</source>
        <translation>Cree primero un código de recuperación</translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation>Hágalo de nuevo.</translation>
    </message>
    <message>
        <source>Making pages of this file took too long and was stopped.</source>
        <translation>Crear las páginas de este archivo tardaba demasiado y se detuvo.</translation>
    </message>
    <message>
        <source>Making pages was stopped.</source>
        <translation>Se detuvo la creación de páginas.</translation>
    </message>
    <message>
        <source>Many-facet rating scale model log(P(k) / P(k − 1)) = submission − criterion − reader − step, in logits; readers, criteria and steps each sum to 0, positive is strict. Submissions are normally distributed (marginal maximum likelihood, parameter-expanded EM on {nodes} nodes until nothing moves by 0.000001); standard errors from the observed information.</source>
        <translation>Modelo de escala de calificación de varias facetas log(P(k) / P(k − 1)) = entrega − criterio − lector − paso, en logits; lectores, criterios y pasos suman 0 cada uno, positivo es estricto. Las entregas se distribuyen normalmente (máxima verosimilitud marginal, EM con parámetros expandidos sobre {nodes} nodos hasta que nada se mueve 0.000001); errores estándar de la información observada.</translation>
    </message>
    <message>
        <source>Mean agreement of pairs within units against that of the levels’ overall shares.</source>
        <translation>Acuerdo medio de los pares dentro de cada unidad frente al que darían las proporciones generales de los niveles.</translation>
    </message>
    <message>
        <source>Mean residual of the last third of a reader’s scores less that of the first. Chart: exponentially weighted moving average ({weight}) of submissions’ mean residuals, limits at {limit} of its standard deviations, spread from successive differences.</source>
        <translation>Residuo medio del último tercio de las calificaciones de un lector menos el del primero. Gráfico: media móvil con ponderación exponencial ({weight}) de los residuos medios de las entregas, límites a {limit} de sus desviaciones estándar, dispersión a partir de diferencias sucesivas.</translation>
    </message>
    <message>
        <source>Mend or remove {name}: {why}</source>
        <translation>Corrija o elimine {name}: {why}</translation>
    </message>
    <message>
        <source>Most often otherwise: {given} where {agreed} was agreed ({count} of {n}).</source>
        <translation>Lo más frecuente fuera de eso: {given} donde se acordó {agreed} ({count} de {n}).</translation>
    </message>
    <message>
        <source>Name and password are both needed.</source>
        <translation>Hacen falta el nombre y la contraseña.</translation>
    </message>
    <message>
        <source>Name or password is too long.</source>
        <translation>El nombre o la contraseña son demasiado largos.</translation>
    </message>
    <message>
        <source>Needed:</source>
        <translation>Se necesita:</translation>
    </message>
    <message>
        <source>Needs two details scored in a submission.</source>
        <translation>Hacen falta dos criterios calificados en una entrega.</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Siguiente paso</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No address can be read from this file.</source>
        <translation>No se puede leer ninguna dirección en este archivo.</translation>
    </message>
    <message>
        <source>No artifact fits “{written}”; {count}.</source>
        <translation>Ningún artefacto corresponde a «{written}»; {count}.</translation>
    </message>
    <message>
        <source>No artifact was handed in.</source>
        <translation>No se entregó ningún artefacto.</translation>
    </message>
    <message>
        <source>No assessment of this submission is on this laptop any more.</source>
        <translation>En este equipo ya no hay ninguna evaluación de esta entrega.</translation>
    </message>
    <message>
        <source>No page is printed “{label}”.</source>
        <translation>Ninguna página lleva impreso «{label}».</translation>
    </message>
    <message>
        <source>No page, time or other place in {name} could be read from this.</source>
        <translation>De aquí no se pudo leer ninguna página, momento ni otro lugar de {name}.</translation>
    </message>
    <message>
        <source>No passphrase was set for the work on this laptop.</source>
        <translation>No se estableció ninguna frase de contraseña para el trabajo de este equipo.</translation>
    </message>
    <message>
        <source>No reader is outside ±{band:.1f} logit beyond what chance explains.</source>
        <translation>Ningún lector está fuera de ±{band:.1f} logits más allá de lo que explica el azar.</translation>
    </message>
    <message>
        <source>No reader is stricter or milder in one criterion than elsewhere, beyond chance.</source>
        <translation>Ningún lector es más estricto o más benévolo en un criterio que en lo demás, más allá del azar.</translation>
    </message>
    <message>
        <source>No recovery code was made for the work on this laptop.</source>
        <translation>No se creó ningún código de recuperación para el trabajo de este equipo.</translation>
    </message>
    <message>
        <source>No second reading has changed an outcome so far.</source>
        <translation>Hasta ahora ninguna segunda lectura ha cambiado un resultado.</translation>
    </message>
    <message>
        <source>No submission has two readings that each settle whether it is earned.</source>
        <translation>Ninguna entrega tiene dos lecturas que decidan cada una si se obtiene.</translation>
    </message>
    <message>
        <source>No submission was scored by all of these readers.</source>
        <translation>Ninguna entrega fue calificada por todos estos lectores.</translation>
    </message>
    <message>
        <source>No submission was scored by two readers here.</source>
        <translation>Aquí ninguna entrega fue calificada por dos lectores.</translation>
    </message>
    <message>
        <source>No time is known.</source>
        <translation>No se conoce ningún plazo.</translation>
    </message>
    <message>
        <source>No two readers share ten submissions yet, so no pair can be judged.</source>
        <translation>Aún no hay dos lectores que compartan diez entregas, así que no puede juzgarse ningún par.</translation>
    </message>
    <message>
        <source>No worksheet is called “{name}”; the file has {listed}.</source>
        <translation>Ninguna hoja se llama «{name}»; el archivo tiene {listed}.</translation>
    </message>
    <message>
        <source>Nobody asked for this laptop to be emptied, so nothing was removed.</source>
        <translation>Nadie pidió vaciar este equipo, así que no se eliminó nada.</translation>
    </message>
    <message>
        <source>Nobody has handed in scores for this submission yet.</source>
        <translation>Nadie ha enviado todavía calificaciones de esta entrega.</translation>
    </message>
    <message>
        <source>Nobody has scored anything here yet.</source>
        <translation>Aquí nadie ha calificado nada todavía.</translation>
    </message>
    <message>
        <source>Nobody is signed in on this laptop.</source>
        <translation>Nadie ha iniciado sesión en este equipo.</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>No aplicable</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Aún sin conexión</translation>
    </message>
    <message>
        <source>Not enough room on this laptop: {needs:,} MB are needed, {free:,} MB are free.</source>
        <translation>No hay espacio suficiente en este equipo: se necesitan {needs:,} MB y hay {free:,} MB libres.</translation>
    </message>
    <message>
        <source>Not everything is saved yet, so nothing was removed.</source>
        <translation>Aún no está todo guardado, así que no se eliminó nada.</translation>
    </message>
    <message>
        <source>Not everything on this laptop could be removed yet; its key is gone, so nothing can be read.</source>
        <translation>Todavía no se pudo eliminar todo de este equipo; su clave ya no existe, así que nada se puede leer.</translation>
    </message>
    <message>
        <source>Not scorable</source>
        <translation>No evaluable</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>Aún sin calificar</translation>
    </message>
    <message>
        <source>Not yet earned</source>
        <translation>Aún no obtenida</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Notes on the evidence</source>
        <translation>Notas sobre la evidencia</translation>
    </message>
    <message>
        <source>Nothing has been deleted; do not remove the profile, it may hold scores that were not sent yet</source>
        <translation>No se borró nada; no elimine el perfil, puede contener valoraciones aún sin enviar</translation>
    </message>
    <message>
        <source>Nothing has been read twice so far.</source>
        <translation>Hasta ahora nada se ha leído dos veces.</translation>
    </message>
    <message>
        <source>Nothing in this file can be read with this key.</source>
        <translation>Con esta clave no se puede leer nada de este archivo.</translation>
    </message>
    <message>
        <source>Nothing is left to adjudicate.</source>
        <translation>No queda nada por arbitrar.</translation>
    </message>
    <message>
        <source>Nothing stands out: keep scoring as you do.</source>
        <translation>Nada llama la atención: siga calificando como hasta ahora.</translation>
    </message>
    <message>
        <source>Nothing this reader scored has a reference score.</source>
        <translation>Nada de lo que calificó este lector tiene una calificación de referencia.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
    <message>
        <source>Nothing was changed. A backup can be restored, or you sign in and download again.</source>
        <translation>No se cambió nada. Puede restaurar una copia de seguridad, o iniciar sesión y descargar de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was changed. Install the newer version again.</source>
        <translation>No se cambió nada. Instale de nuevo la versión más reciente.</translation>
    </message>
    <message>
        <source>Nothing was changed. Move the file away and start again.</source>
        <translation>No se cambió nada. Mueva el archivo a otro lugar e inicie de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was changed. Move the file away and start again; or, if you know that an early version left it here, type: assessor-app vault adopt</source>
        <translation>No se cambió nada. Aparte el archivo e inicie de nuevo; o, si sabe que lo dejó aquí una versión temprana, escriba: assessor-app vault adopt</translation>
    </message>
    <message>
        <source>Nothing was counted here.</source>
        <translation>Aquí no se contó nada.</translation>
    </message>
    <message>
        <source>Nothing would open this backup again: neither a passphrase nor a recovery code was set.</source>
        <translation>Nada volvería a abrir esta copia: no hay frase de contraseña ni código de recuperación.</translation>
    </message>
    <message>
        <source>Nothing would open what is not sent: neither a passphrase nor a recovery code was set.</source>
        <translation>Nada abriría lo que no se ha enviado: no hay ni frase de contraseña ni código de recuperación.</translation>
    </message>
    <message>
        <source>Of two readers: (observed − chance) / (1 − chance), weights 1 − distance / longest, or its square, on levels of the rubric. Intervals from the large-sample standard error.</source>
        <translation>De dos lectores: (observado − azar) / (1 − azar), pesos 1 − distancia / la mayor, o su cuadrado, sobre los niveles de la rúbrica. Intervalos a partir del error estándar de muestras grandes.</translation>
    </message>
    <message>
        <source>Of {n:,} scores {exact:.0%} were exactly those agreed; {needed:.0%} are needed.</source>
        <translation>De {n:,} calificaciones, el {exact:.0%} fueron exactamente las acordadas; se necesita el {needed:.0%}.</translation>
    </message>
    <message>
        <source>Of {total:,} citations {share:.0%} name no place, or readers found the wrong place or nothing there.</source>
        <translation>De {total:,} citas, el {share:.0%} no nombra ningún lugar, o los lectores encontraron el lugar equivocado o nada allí.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>On the same work you are {how}.</source>
        <translation>Con el mismo trabajo, usted es {how}.</translation>
    </message>
    <message>
        <source>One assessment cannot hold more marks and notes than this. Delete some first.</source>
        <translation>Una evaluación no admite más marcas y notas que estas. Borre antes algunas.</translation>
    </message>
    <message>
        <source>One of the readers decides on one of these submissions, so they cannot score it blind.</source>
        <translation>Una de las personas indicadas arbitra una de estas entregas, así que no puede calificarla a ciegas.</translation>
    </message>
    <message>
        <source>One of the readers has been given this submission before. Choose somebody else.</source>
        <translation>Una de las personas indicadas ya recibió antes esta entrega. Elija a otra.</translation>
    </message>
    <message>
        <source>One of the readers is not known to the hub or may not sign in any more.</source>
        <translation>El servidor no conoce a una de las personas indicadas, o ya no puede iniciar sesión.</translation>
    </message>
    <message>
        <source>One of these submissions belongs to another credential or version.</source>
        <translation>Una de estas entregas pertenece a otra credencial o versión.</translation>
    </message>
    <message>
        <source>One of those named is a lead and knows what was agreed. Choose assessors.</source>
        <translation>Una de las personas indicadas es de la coordinación y sabe lo acordado. Elija a otras.</translation>
    </message>
    <message>
        <source>One of those named must not read one of these submissions. Choose somebody else.</source>
        <translation>Una de las personas indicadas no debe leer una de estas entregas. Elija a otra persona.</translation>
    </message>
    <message>
        <source>One of {n} conditions is enough: {tally}</source>
        <translation>Basta una de las {n} condiciones: {tally}</translation>
    </message>
    <message>
        <source>One reader’s scores are dependable to {one:.2f}, which is enough.</source>
        <translation>Las calificaciones de un lector son fiables en {one:.2f}, lo que basta.</translation>
    </message>
    <message>
        <source>One reader’s scores are dependable to {one:.2f}; even six would not reach {want:.2f}.</source>
        <translation>Las calificaciones de un lector son fiables en {one:.2f}; ni seis llegarían a {want:.2f}.</translation>
    </message>
    <message>
        <source>One reader’s scores are dependable to {one:.2f}; it takes {needed} to reach {want:.2f}.</source>
        <translation>Las calificaciones de un lector son fiables en {one:.2f}; hacen falta {needed} para llegar a {want:.2f}.</translation>
    </message>
    <message>
        <source>One submission was scored by all of these readers; two are needed.</source>
        <translation>Una entrega fue calificada por todos estos lectores; hacen falta dos.</translation>
    </message>
    <message>
        <source>Only a lead may do this.</source>
        <translation>Solo la coordinación puede hacer esto.</translation>
    </message>
    <message>
        <source>Only a reader can be asked to score again.</source>
        <translation>Solo se puede pedir que califique de nuevo a quien evaluó.</translation>
    </message>
    <message>
        <source>Only a text can be written anew.</source>
        <translation>Solo un texto se puede escribir de nuevo.</translation>
    </message>
    <message>
        <source>Only one level was given, so chance agreement cannot be told from real agreement.</source>
        <translation>Solo se dio un nivel, así que el acuerdo por azar no puede distinguirse del real.</translation>
    </message>
    <message>
        <source>Only one level was given, so nothing tells strict readers from strong submissions.</source>
        <translation>Solo se dio un nivel, así que nada distingue a lectores estrictos de entregas buenas.</translation>
    </message>
    <message>
        <source>Only the lowest or only the highest level was given here.</source>
        <translation>Aquí solo se dio el nivel más bajo o solo el más alto.</translation>
    </message>
    <message>
        <source>Only what could not be scored has a reason.</source>
        <translation>Solo tiene un motivo lo que no se pudo calificar.</translation>
    </message>
    <message>
        <source>Only what the hub refused can be dropped.</source>
        <translation>Solo se puede descartar lo que el servidor rechazó.</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Abra el escritorio</translation>
    </message>
    <message>
        <source>Open the desk and choose it there</source>
        <translation>Abra el escritorio y elíjala allí</translation>
    </message>
    <message>
        <source>Open the desk and type it there</source>
        <translation>Abra el escritorio y escríbala allí</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>En general</translation>
    </message>
    <message>
        <source>Page {at} of {total}: the file ends before it.</source>
        <translation>Página {at} de {total}: el archivo termina antes.</translation>
    </message>
    <message>
        <source>Part {number}</source>
        <translation>Parte {number}</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>En parte</translation>
    </message>
    <message>
        <source>Places to look at: {n}. Most of all {reader}, {how} in {detail} than elsewhere.</source>
        <translation>Lugares que mirar: {n}. Sobre todo {reader}, {how} en {detail} que en lo demás.</translation>
    </message>
    <message>
        <source>Points outside the limits: {n} of {all}.</source>
        <translation>Puntos fuera de los límites: {n} de {all}.</translation>
    </message>
    <message>
        <source>Preliminary: {n} submissions, {enough} make it steady.</source>
        <translation>Preliminar: {n} entregas; con {enough} es firme.</translation>
    </message>
    <message>
        <source>Private report</source>
        <translation>Informe privado</translation>
    </message>
    <message>
        <source>Put a copy of {place} back</source>
        <translation>Restaure una copia de {place}</translation>
    </message>
    <message>
        <source>Put a copy of {place} back from a backup</source>
        <translation>Restaure {place} desde una copia de seguridad</translation>
    </message>
    <message>
        <source>Put this right, then submit.</source>
        <translation>Corríjalo y después envíe.</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>Habilitación</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>Pregunta {number}</translation>
    </message>
    <message>
        <source>Range and halo</source>
        <translation>Rango y halo</translation>
    </message>
    <message>
        <source>Range: standard deviation of a reader’s scores over the readers’ pooled one. Halo: mean standard deviation within a submission over the readers’ median; low means all criteria get much the same.</source>
        <translation>Rango: desviación estándar de las calificaciones de un lector entre la conjunta de los lectores. Halo: desviación estándar media dentro de una entrega entre la mediana de los lectores; baja significa que todos los criterios reciben casi lo mismo.</translation>
    </message>
    <message>
        <source>Reader × criterion</source>
        <translation>Lector × criterio</translation>
    </message>
    <message>
        <source>Readers agree least on {detail}: the same level in {share:.0%} of {n} comparisons.</source>
        <translation>Donde menos coinciden los lectores es en {detail}: el mismo nivel en el {share:.0%} de {n} comparaciones.</translation>
    </message>
    <message>
        <source>Readers lie {span:.1f} logits apart, from {mild} to {strict}.</source>
        <translation>Los lectores se extienden {span:.1f} logits, de {mild} a {strict}.</translation>
    </message>
    <message>
        <source>Reading the scores</source>
        <translation>Leyendo las calificaciones</translation>
    </message>
    <message>
        <source>Readings in which something could not be scored: {list}.</source>
        <translation>Lecturas en las que algo no se pudo calificar: {list}.</translation>
    </message>
    <message>
        <source>Request to score again</source>
        <translation>Petición de calificar de nuevo</translation>
    </message>
    <message>
        <source>Restore the keyring this profile was set up with; nothing has been deleted</source>
        <translation>Restaure el llavero con el que se creó este perfil; no se ha eliminado nada</translation>
    </message>
    <message>
        <source>Results go out in a file only where the work came in one.</source>
        <translation>Los resultados salen en un archivo solo donde el trabajo llegó en uno.</translation>
    </message>
    <message>
        <source>Retiring an anchor example</source>
        <translation>Retirada de un ejemplo de referencia</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devuelta</translation>
    </message>
    <message>
        <source>Returned unscored</source>
        <translation>Devuelta sin calificar</translation>
    </message>
    <message>
        <source>Row {span}</source>
        <translation>Fila {span}</translation>
    </message>
    <message>
        <source>Rows {span}</source>
        <translation>Filas {span}</translation>
    </message>
    <message>
        <source>Run `assessor-app credential check` on its file.</source>
        <translation>Ejecute «assessor-app credential check» con su archivo.</translation>
    </message>
    <message>
        <source>Same level, at most one level apart</source>
        <translation>Mismo nivel, a lo sumo un nivel de diferencia</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Guárdelo de nuevo</translation>
    </message>
    <message>
        <source>Save it under a passphrase first</source>
        <translation>Guárdelo antes con una frase de contraseña</translation>
    </message>
    <message>
        <source>Say in a few words why you want it back.</source>
        <translation>Diga en pocas palabras por qué la quiere de vuelta.</translation>
    </message>
    <message>
        <source>Say what is missing before you return it.</source>
        <translation>Diga qué falta antes de devolverla.</translation>
    </message>
    <message>
        <source>Score each criterion beside its evidence: then what is missing stands here.</source>
        <translation>Califique cada criterio junto a su evidencia: aquí aparecerá lo que falte.</translation>
    </message>
    <message>
        <source>Score freely: a lead must accept the definition before this can be submitted.</source>
        <translation>Califique con libertad: la coordinación debe aceptar la definición antes de que esto se pueda enviar.</translation>
    </message>
    <message>
        <source>Score of record</source>
        <translation>Calificación definitiva</translation>
    </message>
    <message>
        <source>Scores against agreed ones: share of equal ones, mean difference in levels (positive is above), quadratic κ. Agreed are the truths of seeds and what was adjudicated; mostly that is what readers found hard to agree on, so with it the share of equal ones comes out low.</source>
        <translation>Calificaciones frente a las acordadas: proporción de iguales, diferencia media en niveles (positivo es por encima), κ cuadrática. Lo acordado son las verdades de las semillas y lo arbitrado; esto suele ser aquello en lo que a los lectores les costó coincidir, así que con ello la proporción de iguales sale baja.</translation>
    </message>
    <message>
        <source>Scores that differ: {n}; by more than one level: {wide}; across the pass line: {crossing}.</source>
        <translation>Calificaciones que difieren: {n}; en más de un nivel: {wide}; a través de la línea de corte: {crossing}.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Seeds and reference</source>
        <translation>Semillas y referencia</translation>
    </message>
    <message>
        <source>Sending changes</source>
        <translation>Enviando cambios</translation>
    </message>
    <message>
        <source>Set key_store to auto there first</source>
        <translation>Ponga antes key_store en auto</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severidad</translation>
    </message>
    <message>
        <source>Severity cannot be estimated: too few scores link readers, details and submissions, or the scores follow one pattern without exception.</source>
        <translation>La severidad no se puede estimar: muy pocas calificaciones enlazan lectores, criterios y entregas, o las calificaciones siguen un patrón sin excepción.</translation>
    </message>
    <message>
        <source>Share of all {n:,} pairs of scores of one unit that are equal, and that are at most one level apart (equal ones included). Comparisons of one submission go together, so Wilson’s interval takes as many as they are worth alone (design effect by submission, never below 1).</source>
        <translation>Proporción de los {n:,} pares de calificaciones de una misma unidad que son iguales, y que distan a lo sumo un nivel (incluidos los iguales). Las comparaciones de una misma entrega van juntas, así que el intervalo de Wilson toma tantas como valen por separado (efecto de diseño por entrega, nunca menor que 1).</translation>
    </message>
    <message>
        <source>Shorten it a little.</source>
        <translation>Acórtelo un poco.</translation>
    </message>
    <message>
        <source>Sign and return it again.</source>
        <translation>Fírmela y devuélvala de nuevo.</translation>
    </message>
    <message>
        <source>Sign and submit again.</source>
        <translation>Firme y envíe de nuevo.</translation>
    </message>
    <message>
        <source>Sign in again to go on with it</source>
        <translation>Inicie sesión de nuevo para continuar con él</translation>
    </message>
    <message>
        <source>Sign in again to send {changes}</source>
        <translation>Inicie sesión de nuevo para enviar {changes}</translation>
    </message>
    <message>
        <source>Sign in again to sync</source>
        <translation>Inicie sesión de nuevo para sincronizar</translation>
    </message>
    <message>
        <source>Sign in and sync first</source>
        <translation>Primero inicie sesión y sincronice</translation>
    </message>
    <message>
        <source>Sign in as that assessor, or start the app with a profile of your own</source>
        <translation>Inicie sesión como esa persona o inicie la aplicación con un perfil propio</translation>
    </message>
    <message>
        <source>Sign in to sync</source>
        <translation>Inicie sesión para sincronizar</translation>
    </message>
    <message>
        <source>Sign out here instead</source>
        <translation>Cierre la sesión aquí</translation>
    </message>
    <message>
        <source>Sign with your name before you return it.</source>
        <translation>Firme con su nombre antes de devolverla.</translation>
    </message>
    <message>
        <source>Sign with your name before you submit.</source>
        <translation>Firme con su nombre antes de enviar.</translation>
    </message>
    <message>
        <source>Signed out by your programme</source>
        <translation>Sesión cerrada por su programa</translation>
    </message>
    <message>
        <source>Signed out from elsewhere</source>
        <translation>Sesión cerrada desde otro lugar</translation>
    </message>
    <message>
        <source>Signing in failed too often. Try again in a minute.</source>
        <translation>El inicio de sesión falló demasiadas veces. Inténtelo de nuevo en un minuto.</translation>
    </message>
    <message>
        <source>Signing in failed too often. Try again in {n:,} minutes.</source>
        <translation>El inicio de sesión falló demasiadas veces. Inténtelo de nuevo en {n:,} minutos.</translation>
    </message>
    <message>
        <source>Signing in failed too often. Try again later.</source>
        <translation>El inicio de sesión falló demasiadas veces. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>Six forms on means over criteria, of the submissions that all readers scored whole; intervals from F.</source>
        <translation>Seis formas sobre medias de los criterios, de las entregas que todos los lectores calificaron enteras; intervalos a partir de F.</translation>
    </message>
    <message>
        <source>Slide {at} of {total}: the file ends before it.</source>
        <translation>Diapositiva {at} de {total}: el archivo termina antes.</translation>
    </message>
    <message>
        <source>Some readers share no submissions with the others, so they cannot be put on one scale.</source>
        <translation>Algunos lectores no comparten entregas con los demás, así que no pueden ponerse en una misma escala.</translation>
    </message>
    <message>
        <source>Some scores are hard to explain by the work: look at the anchor examples of each level.</source>
        <translation>Algunas calificaciones son difíciles de explicar por el trabajo: mire los ejemplos de referencia de cada nivel.</translation>
    </message>
    <message>
        <source>Somebody is still scoring this submission. Wait until it is handed in.</source>
        <translation>Alguien todavía está calificando esta entrega. Espere a que la envíe.</translation>
    </message>
    <message>
        <source>Something answers at this address, but not over https as a hub does.</source>
        <translation>Algo responde en esta dirección, pero no por https como lo hace un servidor.</translation>
    </message>
    <message>
        <source>Something else than the hub answered when a file was asked for.</source>
        <translation>Al pedir un archivo respondió algo que no es el servidor.</translation>
    </message>
    <message>
        <source>Something else than the hub answered.</source>
        <translation>Respondió algo que no es el servidor.</translation>
    </message>
    <message>
        <source>Something else than the hub answers</source>
        <translation>Responde algo que no es el servidor</translation>
    </message>
    <message>
        <source>Something is missing: write a reason, and choose at least one of each.</source>
        <translation>Falta algo: escriba un motivo y elija al menos uno de cada.</translation>
    </message>
    <message>
        <source>Something went wrong inside the hub. Nothing was changed.</source>
        <translation>Algo falló dentro del servidor. No se cambió nada.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Stopped; nothing was computed.</source>
        <translation>Detenido; no se calculó nada.</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Sync again.</source>
        <translation>Sincronice de nuevo.</translation>
    </message>
    <message>
        <source>Sync instead</source>
        <translation>Sincronice en su lugar</translation>
    </message>
    <message>
        <source>Sync to get its evidence.</source>
        <translation>Sincronice para recibir sus evidencias.</translation>
    </message>
    <message>
        <source>Sync, then download again</source>
        <translation>Sincronice y descargue de nuevo</translation>
    </message>
    <message>
        <source>Sync, then look again.</source>
        <translation>Sincronice y vuelva a mirar.</translation>
    </message>
    <message>
        <source>Sync, then look at the queue again.</source>
        <translation>Sincronice y mire de nuevo la cola.</translation>
    </message>
    <message>
        <source>Sync, then open it again.</source>
        <translation>Sincronice y ábrala de nuevo.</translation>
    </message>
    <message>
        <source>Sync, then try again</source>
        <translation>Sincronice e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>Take one made with --encrypt or --json; the text for reading cannot be taken back</source>
        <translation>Use una hecha con --encrypt o --json; el texto para leer no se puede recuperar</translation>
    </message>
    <message>
        <source>Take the key storage setting back, or start with another profile</source>
        <translation>Deshaga el cambio en el ajuste de claves o inicie con otro perfil</translation>
    </message>
    <message>
        <source>Taking a case</source>
        <translation>Toma de un caso</translation>
    </message>
    <message>
        <source>Taking in files</source>
        <translation>Cargando archivos</translation>
    </message>
    <message>
        <source>Tell the programme; the standard letter is used meanwhile.</source>
        <translation>Avise al programa; mientras tanto se usa la carta estándar.</translation>
    </message>
    <message>
        <source>Tell whoever keeps its definition.</source>
        <translation>Avise a quien mantiene su definición.</translation>
    </message>
    <message>
        <source>Tell your programme</source>
        <translation>Avise al programa</translation>
    </message>
    <message>
        <source>That is not the address of a hub.</source>
        <translation>Esa no es la dirección de un servidor.</translation>
    </message>
    <message>
        <source>That is not the passphrase.</source>
        <translation>Esa no es la frase de contraseña.</translation>
    </message>
    <message>
        <source>The address points somewhere else than to the hub.</source>
        <translation>La dirección no lleva al servidor.</translation>
    </message>
    <message>
        <source>The answer arrived garbled.</source>
        <translation>La respuesta llegó alterada.</translation>
    </message>
    <message>
        <source>The answer is far larger than any answer of a hub.</source>
        <translation>La respuesta es mucho mayor que cualquiera de un servidor.</translation>
    </message>
    <message>
        <source>The answer is packed in a way the hub never uses.</source>
        <translation>La respuesta viene comprimida de un modo que el servidor nunca usa.</translation>
    </message>
    <message>
        <source>The artifact cited here was not handed in; {count}.</source>
        <translation>El artefacto citado aquí no se entregó; {count}.</translation>
    </message>
    <message>
        <source>The backup could not be read or restored.</source>
        <translation>No se pudo leer o restaurar la copia de seguridad.</translation>
    </message>
    <message>
        <source>The backup could not be written.</source>
        <translation>No se pudo escribir la copia de seguridad.</translation>
    </message>
    <message>
        <source>The check was stopped; nothing was changed.</source>
        <translation>La comprobación se detuvo; no se cambió nada.</translation>
    </message>
    <message>
        <source>The citation does not say which artifact it means; {count}.</source>
        <translation>La cita no dice a qué artefacto se refiere; {count}.</translation>
    </message>
    <message>
        <source>The comment</source>
        <translation>El comentario</translation>
    </message>
    <message>
        <source>The connection to the hub broke off.</source>
        <translation>Se cortó la conexión con el servidor.</translation>
    </message>
    <message>
        <source>The criteria of one submission mostly get the same level from you: judge each by its own evidence.</source>
        <translation>Los criterios de una misma entrega reciben de usted casi siempre el mismo nivel: juzgue cada uno por su propia evidencia.</translation>
    </message>
    <message>
        <source>The decision rule names the part “{name}”, which does not exist.</source>
        <translation>La regla de decisión nombra la parte «{name}», que no existe.</translation>
    </message>
    <message>
        <source>The decision rule names “{name}”, which this credential does not score.</source>
        <translation>La regla de decisión nombra «{name}», que esta credencial no califica.</translation>
    </message>
    <message>
        <source>The decision rule needs “{level}”, which is no level of the scale of {label}.</source>
        <translation>La regla de decisión necesita «{level}», que no es un nivel de la escala de {label}.</translation>
    </message>
    <message>
        <source>The definition of this credential cannot be used by this version; tell your programme.</source>
        <translation>Esta versión no puede usar la definición de esta credencial; avise a su programa.</translation>
    </message>
    <message>
        <source>The definition of this credential has an open question ({codes}). Score freely, but nothing can be submitted until a programme lead has accepted the definition.</source>
        <translation>La definición de esta credencial tiene una cuestión pendiente ({codes}). Califique con libertad, pero no se podrá enviar nada hasta que la coordinación del programa acepte la definición.</translation>
    </message>
    <message>
        <source>The definition of this credential has not arrived yet.</source>
        <translation>La definición de esta credencial aún no ha llegado.</translation>
    </message>
    <message>
        <source>The definition of this credential has not arrived yet; sync again.</source>
        <translation>La definición de esta credencial aún no ha llegado; sincronice de nuevo.</translation>
    </message>
    <message>
        <source>The desk is locked.</source>
        <translation>El escritorio está bloqueado.</translation>
    </message>
    <message>
        <source>The disk could not be read or written: it may be full.</source>
        <translation>No se pudo leer o escribir en el disco: quizá está lleno.</translation>
    </message>
    <message>
        <source>The disk is full, so this change could not be saved.</source>
        <translation>El disco está lleno, así que este cambio no se pudo guardar.</translation>
    </message>
    <message>
        <source>The disk of this laptop is full.</source>
        <translation>El disco de este equipo está lleno.</translation>
    </message>
    <message>
        <source>The download broke off: {why} {after}</source>
        <translation>La descarga se interrumpió: {why} {after}</translation>
    </message>
    <message>
        <source>The earlier local store could not be encrypted whole.</source>
        <translation>No se pudo cifrar entero el almacén local anterior.</translation>
    </message>
    <message>
        <source>The earlier local store could not be encrypted.</source>
        <translation>No se pudo cifrar el almacén local anterior.</translation>
    </message>
    <message>
        <source>The estimates do not settle: too few scores link readers, details and submissions.</source>
        <translation>Las estimaciones no se asientan: muy pocas calificaciones enlazan lectores, criterios y entregas.</translation>
    </message>
    <message>
        <source>The evidence cannot be opened or read</source>
        <translation>La evidencia no se puede abrir o leer</translation>
    </message>
    <message>
        <source>The evidence is missing</source>
        <translation>Falta la evidencia</translation>
    </message>
    <message>
        <source>The feedback</source>
        <translation>La retroalimentación</translation>
    </message>
    <message>
        <source>The file arrives packed, which the hub never does.</source>
        <translation>El archivo llega comprimido, lo que el servidor nunca hace.</translation>
    </message>
    <message>
        <source>The file at the hub is shorter than it was announced.</source>
        <translation>El archivo en el servidor es más corto de lo anunciado.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>No se puede leer el archivo.</translation>
    </message>
    <message>
        <source>The file does not give back what was written to it, so nothing was removed.</source>
        <translation>El archivo no devuelve lo que se escribió en él, así que no se eliminó nada.</translation>
    </message>
    <message>
        <source>The file has no pages.</source>
        <translation>El archivo no tiene páginas.</translation>
    </message>
    <message>
        <source>The file with the wrapped key does not give back what was written to it.</source>
        <translation>El archivo con la clave envuelta no devuelve lo que se escribió en él.</translation>
    </message>
    <message>
        <source>The file with the wrapped key of this laptop’s data is damaged.</source>
        <translation>El archivo con la clave envuelta de los datos de este equipo está dañado.</translation>
    </message>
    <message>
        <source>The hub answered about another act than the one sent.</source>
        <translation>El servidor respondió sobre otra acción distinta de la enviada.</translation>
    </message>
    <message>
        <source>The hub answered about another assessment than the one asked for.</source>
        <translation>El servidor respondió sobre una evaluación distinta de la solicitada.</translation>
    </message>
    <message>
        <source>The hub answered about another note than the one sent.</source>
        <translation>El servidor respondió sobre una nota distinta de la enviada.</translation>
    </message>
    <message>
        <source>The hub answered about another score than the one sent.</source>
        <translation>El servidor respondió sobre una calificación distinta de la enviada.</translation>
    </message>
    <message>
        <source>The hub answered about another submission than the one given back.</source>
        <translation>El servidor respondió sobre una entrega distinta de la devuelta.</translation>
    </message>
    <message>
        <source>The hub answered about something else than what was sent.</source>
        <translation>El servidor respondió sobre algo distinto de lo enviado.</translation>
    </message>
    <message>
        <source>The hub answers too slowly over this connection.</source>
        <translation>El servidor responde con demasiada lentitud por esta conexión.</translation>
    </message>
    <message>
        <source>The hub cannot be reached.</source>
        <translation>No se puede contactar con el servidor.</translation>
    </message>
    <message>
        <source>The hub cannot reach your organisation’s sign-in just now. Try again in a moment.</source>
        <translation>El servidor no alcanza ahora el inicio de sesión de su organización. Inténtelo en un momento.</translation>
    </message>
    <message>
        <source>The hub cannot work out a decision from this credential’s definition. Tell your lead.</source>
        <translation>El servidor no puede obtener una decisión de la definición de esta credencial. Avise a la coordinación.</translation>
    </message>
    <message>
        <source>The hub could not prove that it is the hub (its certificate is not valid).</source>
        <translation>El servidor no pudo demostrar que lo es (su certificado no es válido).</translation>
    </message>
    <message>
        <source>The hub did not answer in time.</source>
        <translation>El servidor no respondió a tiempo.</translation>
    </message>
    <message>
        <source>The hub did not take a change.</source>
        <translation>El servidor no aceptó un cambio.</translation>
    </message>
    <message>
        <source>The hub did not take it.</source>
        <translation>El servidor no lo aceptó.</translation>
    </message>
    <message>
        <source>The hub did not understand what was sent. Update the app, then sync again.</source>
        <translation>El servidor no entendió lo enviado. Actualice la aplicación y sincronice de nuevo.</translation>
    </message>
    <message>
        <source>The hub does not know marks or notes of this kind.</source>
        <translation>El servidor no conoce marcas ni notas de este tipo.</translation>
    </message>
    <message>
        <source>The hub does not know what this laptop has; everything is fetched anew.</source>
        <translation>El servidor no sabe qué tiene este equipo; todo se descarga de nuevo.</translation>
    </message>
    <message>
        <source>The hub has lost this file. Tell the programme’s lead.</source>
        <translation>El servidor ha perdido este archivo. Avise a la coordinación del programa.</translation>
    </message>
    <message>
        <source>The hub has no such thing for you.</source>
        <translation>El servidor no tiene nada así para usted.</translation>
    </message>
    <message>
        <source>The hub has not answered this yet.</source>
        <translation>El servidor aún no ha respondido a esto.</translation>
    </message>
    <message>
        <source>The hub has taken something else for this change. Sync, then make the change again.</source>
        <translation>El servidor tomó otra cosa por este cambio. Sincronice y haga el cambio de nuevo.</translation>
    </message>
    <message>
        <source>The hub has trouble of its own.</source>
        <translation>El servidor tiene problemas propios.</translation>
    </message>
    <message>
        <source>The hub holds another act under this number. Drop this one and make it again.</source>
        <translation>El servidor tiene otra acción con este número. Descarte esta y hágala de nuevo.</translation>
    </message>
    <message>
        <source>The hub holds no such version of the credential.</source>
        <translation>El servidor no tiene esa versión de la credencial.</translation>
    </message>
    <message>
        <source>The hub is busy</source>
        <translation>El servidor está ocupado</translation>
    </message>
    <message>
        <source>The hub is busy just now. Nothing was changed; try again in a moment.</source>
        <translation>El servidor está ocupado ahora. No se cambió nada; inténtelo en un momento.</translation>
    </message>
    <message>
        <source>The hub is busy.</source>
        <translation>El servidor está ocupado.</translation>
    </message>
    <message>
        <source>The hub is older than this app.</source>
        <translation>El servidor es anterior a esta aplicación.</translation>
    </message>
    <message>
        <source>The hub named a file in a way that is not allowed here.</source>
        <translation>El servidor nombró un archivo de un modo que aquí no se permite.</translation>
    </message>
    <message>
        <source>The hub names an address for a file that this app must not follow.</source>
        <translation>El servidor indica para un archivo una dirección que esta aplicación no debe seguir.</translation>
    </message>
    <message>
        <source>The hub names no safe address for signing in.</source>
        <translation>El servidor no indica una dirección segura para iniciar sesión.</translation>
    </message>
    <message>
        <source>The hub needs a newer version of this app.</source>
        <translation>El servidor necesita una versión más reciente de esta aplicación.</translation>
    </message>
    <message>
        <source>The hub now has another version of this file.</source>
        <translation>El servidor tiene ahora otra versión de este archivo.</translation>
    </message>
    <message>
        <source>The hub refused to sync</source>
        <translation>El servidor rechazó la sincronización</translation>
    </message>
    <message>
        <source>The hub sent another piece of the file than the one asked for.</source>
        <translation>El servidor envió una parte del archivo distinta de la solicitada.</translation>
    </message>
    <message>
        <source>The hub takes nothing as large as what was sent.</source>
        <translation>El servidor no acepta nada tan grande como lo enviado.</translation>
    </message>
    <message>
        <source>The hub would not understand this.</source>
        <translation>El servidor no entendería esto.</translation>
    </message>
    <message>
        <source>The hub’s address holds more than a name, a port and a path.</source>
        <translation>La dirección del servidor contiene algo más que un nombre, un puerto y una ruta.</translation>
    </message>
    <message>
        <source>The hub’s answer cannot be used.</source>
        <translation>La respuesta del servidor no se puede usar.</translation>
    </message>
    <message>
        <source>The hub’s answer does not confirm what was sent.</source>
        <translation>La respuesta del servidor no confirma lo enviado.</translation>
    </message>
    <message>
        <source>The hub’s answer is not complete.</source>
        <translation>La respuesta del servidor no está completa.</translation>
    </message>
    <message>
        <source>The hub’s certificate is not valid today, so it could not prove that it is the hub.</source>
        <translation>El certificado del servidor no es válido hoy, así que no pudo demostrar que es el servidor.</translation>
    </message>
    <message>
        <source>The hub’s file is shorter than the part already here.</source>
        <translation>El archivo del servidor es más corto que la parte que ya está aquí.</translation>
    </message>
    <message>
        <source>The hub’s list of assignments has no end.</source>
        <translation>La lista de asignaciones del servidor no tiene fin.</translation>
    </message>
    <message>
        <source>The hub’s list of changes holds a note that makes no sense.</source>
        <translation>La lista de cambios del servidor contiene una nota sin sentido.</translation>
    </message>
    <message>
        <source>The hub’s list of changes holds an act that makes no sense.</source>
        <translation>La lista de cambios del servidor contiene una acción sin sentido.</translation>
    </message>
    <message>
        <source>The hub’s list of changes holds something that makes no sense.</source>
        <translation>La lista de cambios del servidor contiene algo sin sentido.</translation>
    </message>
    <message>
        <source>The hub’s list of changes runs in a circle.</source>
        <translation>La lista de cambios del servidor se repite sin fin.</translation>
    </message>
    <message>
        <source>The key file cannot be read.</source>
        <translation>El archivo de claves no se puede leer.</translation>
    </message>
    <message>
        <source>The key file cannot be written.</source>
        <translation>El archivo de claves no se puede escribir.</translation>
    </message>
    <message>
        <source>The key file does not give back what was written to it.</source>
        <translation>El archivo de claves no devuelve lo que se escribió en él.</translation>
    </message>
    <message>
        <source>The key file is damaged.</source>
        <translation>El archivo de claves está dañado.</translation>
    </message>
    <message>
        <source>The key file is not a plain file.</source>
        <translation>El archivo de claves no es un archivo normal.</translation>
    </message>
    <message>
        <source>The key of the local store has the wrong length.</source>
        <translation>La clave del almacén local no tiene la longitud correcta.</translation>
    </message>
    <message>
        <source>The key to the work saved on this laptop cannot be replaced.</source>
        <translation>La clave del trabajo guardado en este equipo no se puede reemplazar.</translation>
    </message>
    <message>
        <source>The key to the work saved on this laptop is damaged.</source>
        <translation>La clave del trabajo guardado en este equipo está dañada.</translation>
    </message>
    <message>
        <source>The key to the work saved on this laptop is not where it was kept.</source>
        <translation>La clave del trabajo guardado en este equipo no está donde se guardó.</translation>
    </message>
    <message>
        <source>The letter would become too long.</source>
        <translation>La carta sería demasiado larga.</translation>
    </message>
    <message>
        <source>The letter’s template cannot be used: {why}.</source>
        <translation>La plantilla de la carta no se puede usar: {why}.</translation>
    </message>
    <message>
        <source>The letter’s template is too long: {n:,} characters fit.</source>
        <translation>La plantilla de la carta es demasiado larga: caben {n:,} caracteres.</translation>
    </message>
    <message>
        <source>The local store cannot be read.</source>
        <translation>El almacén local no se puede leer.</translation>
    </message>
    <message>
        <source>The local store cannot be unlocked: the key does not fit, or the file is damaged.</source>
        <translation>El almacén local no se puede abrir: la clave no corresponde o el archivo está dañado.</translation>
    </message>
    <message>
        <source>The local store could not be brought up to date.</source>
        <translation>No se pudo actualizar el almacén local.</translation>
    </message>
    <message>
        <source>The local store could not be copied before bringing it up to date.</source>
        <translation>No se pudo copiar el almacén local antes de actualizarlo.</translation>
    </message>
    <message>
        <source>The local store could not be copied for the backup.</source>
        <translation>No se pudo copiar el almacén local para la copia de seguridad.</translation>
    </message>
    <message>
        <source>The local store could not be read or written just now.</source>
        <translation>No se pudo leer o escribir ahora el almacén local.</translation>
    </message>
    <message>
        <source>The local store is closed.</source>
        <translation>El almacén local está cerrado.</translation>
    </message>
    <message>
        <source>The local store is damaged so badly that nothing in it can be read.</source>
        <translation>El almacén local está tan dañado que no se puede leer nada en él.</translation>
    </message>
    <message>
        <source>The local store is not encrypted, so it was not made by this program.</source>
        <translation>El almacén local no está cifrado, así que no lo creó este programa.</translation>
    </message>
    <message>
        <source>The local store on this laptop is damaged and part of it cannot be read.</source>
        <translation>El almacén local de este equipo está dañado y una parte no se puede leer.</translation>
    </message>
    <message>
        <source>The local store was made by a newer version of this program.</source>
        <translation>El almacén local lo creó una versión más reciente de este programa.</translation>
    </message>
    <message>
        <source>The name or the password is not right.</source>
        <translation>El nombre o la contraseña no son correctos.</translation>
    </message>
    <message>
        <source>The network settings of this machine cannot be used.</source>
        <translation>Los ajustes de red de este equipo no se pueden usar.</translation>
    </message>
    <message>
        <source>The network’s proxy does not let the app through.</source>
        <translation>El proxy de la red no deja pasar a la aplicación.</translation>
    </message>
    <message>
        <source>The note</source>
        <translation>La nota</translation>
    </message>
    <message>
        <source>The note is too long. Shorten it a little.</source>
        <translation>La nota es demasiado larga. Acórtela un poco.</translation>
    </message>
    <message>
        <source>The note of where this profile keeps its keys is damaged.</source>
        <translation>La nota de dónde guarda sus claves este perfil está dañada.</translation>
    </message>
    <message>
        <source>The note of where this profile keeps its keys is gone.</source>
        <translation>Falta la nota de dónde guarda sus claves este perfil.</translation>
    </message>
    <message>
        <source>The old passphrase is no longer needed: choose a new one.</source>
        <translation>La frase de contraseña anterior ya no hace falta: elija una nueva.</translation>
    </message>
    <message>
        <source>The only system keyring on this machine is not one its makers recommend.</source>
        <translation>El único llavero del sistema en este equipo no es uno que recomienden sus autores.</translation>
    </message>
    <message>
        <source>The only system keyring on this machine keeps secrets unprotected.</source>
        <translation>El único llavero del sistema en este equipo guarda los secretos sin protección.</translation>
    </message>
    <message>
        <source>The order of scoring is not known, or too short.</source>
        <translation>El orden en que se calificó no se conoce o es demasiado corto.</translation>
    </message>
    <message>
        <source>The overall feedback</source>
        <translation>La retroalimentación general</translation>
    </message>
    <message>
        <source>The pages made of this file could not be kept on this laptop.</source>
        <translation>Las páginas creadas de este archivo no se pudieron guardar en este equipo.</translation>
    </message>
    <message>
        <source>The pages of this file would become too large.</source>
        <translation>Las páginas de este archivo serían demasiado grandes.</translation>
    </message>
    <message>
        <source>The player stopped unexpectedly. Open the recording again.</source>
        <translation>El reproductor se detuvo de forma inesperada. Abra de nuevo la grabación.</translation>
    </message>
    <message>
        <source>The profile’s folder cannot be written.</source>
        <translation>No se puede escribir en la carpeta del perfil.</translation>
    </message>
    <message>
        <source>The programme does not know this account. Ask your programme to register it.</source>
        <translation>El programa no conoce esta cuenta. Pida a su programa que la registre.</translation>
    </message>
    <message>
        <source>The programme knows no such reason.</source>
        <translation>El programa no conoce ese motivo.</translation>
    </message>
    <message>
        <source>The readers fall into {n} groups that share no submission, so they are not on one scale.</source>
        <translation>Los lectores forman {n} grupos que no comparten ninguna entrega, así que no están en una misma escala.</translation>
    </message>
    <message>
        <source>The reason</source>
        <translation>El motivo</translation>
    </message>
    <message>
        <source>The recording can no longer be read from this computer.</source>
        <translation>La grabación ya no se puede leer en este equipo.</translation>
    </message>
    <message>
        <source>The results could not be written.</source>
        <translation>No se pudieron escribir los resultados.</translation>
    </message>
    <message>
        <source>The rule of this credential names something that it does not have.</source>
        <translation>La regla de esta credencial nombra algo que no tiene.</translation>
    </message>
    <message>
        <source>The rule {names} is of no known kind.</source>
        <translation>La regla {names} no es de ningún tipo conocido.</translation>
    </message>
    <message>
        <source>The rule “{rule}” must end in .details or .components.</source>
        <translation>La regla «{rule}» debe terminar en .details o .components.</translation>
    </message>
    <message>
        <source>The rule “{rule}” runs over nothing: the part has no {group}.</source>
        <translation>La regla «{rule}» no se aplica a nada: la parte no tiene {group}.</translation>
    </message>
    <message>
        <source>The scale has no such level.</source>
        <translation>La escala no tiene ese nivel.</translation>
    </message>
    <message>
        <source>The setting key_store must be auto, system, passphrase or file.</source>
        <translation>El ajuste key_store debe ser auto, system, passphrase o file.</translation>
    </message>
    <message>
        <source>The settings file cannot be read.</source>
        <translation>El archivo de ajustes no se puede leer.</translation>
    </message>
    <message>
        <source>The settings file has an unknown entry: {names}.</source>
        <translation>El archivo de ajustes tiene una entrada desconocida: {names}.</translation>
    </message>
    <message>
        <source>The settings file of this profile says where its keys are kept.</source>
        <translation>El archivo de ajustes de este perfil dice dónde se guardan sus claves.</translation>
    </message>
    <message>
        <source>The signature</source>
        <translation>La firma</translation>
    </message>
    <message>
        <source>The store where the hub keeps its files does not give out this one.</source>
        <translation>El almacén donde el servidor guarda sus archivos no entrega este.</translation>
    </message>
    <message>
        <source>The submissions do not differ more than the readers’ chance differences explain.</source>
        <translation>Las entregas no difieren más de lo que explican las diferencias casuales entre lectores.</translation>
    </message>
    <message>
        <source>The submissions’ means do not differ, so nothing can be told of them.</source>
        <translation>Las medias de las entregas no difieren, así que nada se puede decir de ellas.</translation>
    </message>
    <message>
        <source>The system keyring cannot be used.</source>
        <translation>El llavero del sistema no se puede usar.</translation>
    </message>
    <message>
        <source>The system keyring does not answer.</source>
        <translation>El llavero del sistema no responde.</translation>
    </message>
    <message>
        <source>The system keyring does not forget what it is told to forget.</source>
        <translation>El llavero del sistema no olvida lo que se le pide olvidar.</translation>
    </message>
    <message>
        <source>The system keyring does not give back what was put into it.</source>
        <translation>El llavero del sistema no devuelve lo que se guardó en él.</translation>
    </message>
    <message>
        <source>The system keyring is switched off for this profile.</source>
        <translation>El llavero del sistema está desactivado para este perfil.</translation>
    </message>
    <message>
        <source>The system keyring that holds this profile’s keys cannot be found.</source>
        <translation>No se encuentra el llavero del sistema que guarda las claves de este perfil.</translation>
    </message>
    <message>
        <source>The table</source>
        <translation>La tabla</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>El texto</translation>
    </message>
    <message>
        <source>The work on this laptop could not be set aside.</source>
        <translation>No se pudo apartar el trabajo de este equipo.</translation>
    </message>
    <message>
        <source>The work on this laptop is locked by a passphrase.</source>
        <translation>El trabajo de este equipo está bloqueado con una frase de contraseña.</translation>
    </message>
    <message>
        <source>The work on this laptop is locked.</source>
        <translation>El trabajo de este equipo está bloqueado.</translation>
    </message>
    <message>
        <source>The work on this laptop, which had been set aside, could not be put back.</source>
        <translation>No se pudo devolver a su sitio el trabajo de este portátil, que se había apartado.</translation>
    </message>
    <message>
        <source>The worksheet {name}</source>
        <translation>La hoja {name}</translation>
    </message>
    <message>
        <source>The wrong file was handed in</source>
        <translation>Se entregó un archivo equivocado</translation>
    </message>
    <message>
        <source>There are no scores.</source>
        <translation>No hay calificaciones.</translation>
    </message>
    <message>
        <source>There is no line 0.</source>
        <translation>No hay línea 0.</translation>
    </message>
    <message>
        <source>There is no other reader to compare with.</source>
        <translation>No hay otro lector con quien comparar.</translation>
    </message>
    <message>
        <source>There is no overall feedback to the practitioner yet.</source>
        <translation>Aún no hay retroalimentación general para quien presenta.</translation>
    </message>
    <message>
        <source>There is no page 0.</source>
        <translation>No hay página 0.</translation>
    </message>
    <message>
        <source>There is no row 0.</source>
        <translation>No hay fila 0.</translation>
    </message>
    <message>
        <source>There is no slide 0.</source>
        <translation>No hay diapositiva 0.</translation>
    </message>
    <message>
        <source>There is no such example.</source>
        <translation>No existe ese ejemplo.</translation>
    </message>
    <message>
        <source>There is no system keyring on this machine.</source>
        <translation>En este equipo no hay llavero del sistema.</translation>
    </message>
    <message>
        <source>There is no work on this laptop yet.</source>
        <translation>Todavía no hay trabajo en este equipo.</translation>
    </message>
    <message>
        <source>There is nothing to ask back: this is not submitted, or was asked back already.</source>
        <translation>No hay nada que pedir de vuelta: no está enviado, o ya se pidió.</translation>
    </message>
    <message>
        <source>There is nothing to keep: the comment is empty.</source>
        <translation>No hay nada que guardar: el comentario está vacío.</translation>
    </message>
    <message>
        <source>There is nothing to settle here.</source>
        <translation>Aquí no hay nada que resolver.</translation>
    </message>
    <message>
        <source>There is one detail and one reader.</source>
        <translation>Hay un criterio y un lector.</translation>
    </message>
    <message>
        <source>There is work on this laptop already.</source>
        <translation>Ya hay trabajo en este equipo.</translation>
    </message>
    <message>
        <source>These answers are for the work of another laptop.</source>
        <translation>Estas respuestas son para el trabajo de otro equipo.</translation>
    </message>
    <message>
        <source>These are too many points: {n:,} fit.</source>
        <translation>Son demasiados puntos: caben {n:,}.</translation>
    </message>
    <message>
        <source>These captions are empty: the file has no content.</source>
        <translation>Estos subtítulos están vacíos: el archivo no tiene contenido.</translation>
    </message>
    <message>
        <source>These captions are too large to be captions.</source>
        <translation>Este archivo es demasiado grande para ser de subtítulos.</translation>
    </message>
    <message>
        <source>These readers share no work with one another: {groups}. Scoring these would link them: {links}.</source>
        <translation>Estos lectores no comparten trabajo entre sí: {groups}. Calificar esto los enlazaría: {links}.</translation>
    </message>
    <message>
        <source>This address starts with http://, so passwords and scores would travel unprotected.</source>
        <translation>Esta dirección empieza por http://, así que contraseñas y calificaciones viajarían sin protección.</translation>
    </message>
    <message>
        <source>This artifact is not on this laptop.</source>
        <translation>Este artefacto no está en este equipo.</translation>
    </message>
    <message>
        <source>This assessment has been submitted, so it cannot be changed.</source>
        <translation>Esta evaluación ya se ha enviado, así que no se puede cambiar.</translation>
    </message>
    <message>
        <source>This assessment is not submitted any more, so it cannot be asked for again.</source>
        <translation>Esta evaluación ya no está enviada, así que no se puede volver a pedir.</translation>
    </message>
    <message>
        <source>This assessment is open, so there is nothing to ask back.</source>
        <translation>Esta evaluación está abierta, así que no hay nada que solicitar de vuelta.</translation>
    </message>
    <message>
        <source>This assessment is signed already and waits to be sent.</source>
        <translation>Esta evaluación ya está firmada y espera a enviarse.</translation>
    </message>
    <message>
        <source>This assessment is signed and waiting to be sent, so it cannot be changed.</source>
        <translation>Esta evaluación está firmada y a la espera de envío, así que no se puede cambiar.</translation>
    </message>
    <message>
        <source>This assessment is submitted already.</source>
        <translation>Esta evaluación ya se ha enviado.</translation>
    </message>
    <message>
        <source>This assessment is submitted and can only be read. Ask for it back to change it.</source>
        <translation>Esta evaluación está enviada y solo se puede leer. Pídala de vuelta para cambiarla.</translation>
    </message>
    <message>
        <source>This assessment is submitted, and you have asked for it back.</source>
        <translation>Esta evaluación se ha enviado y usted ha solicitado su devolución.</translation>
    </message>
    <message>
        <source>This assessment was submitted on another laptop, so only what the hub holds can stay.</source>
        <translation>Esta evaluación se envió desde otro equipo, así que solo puede quedar lo que tiene el servidor.</translation>
    </message>
    <message>
        <source>This attempt does not open that again: the mark of the attempt before stands. Nothing was written.</source>
        <translation>Este intento no vuelve a abrir eso: vale la calificación del intento anterior. No se guardó nada.</translation>
    </message>
    <message>
        <source>This backup is damaged, so nothing was restored.</source>
        <translation>Esta copia de seguridad está dañada, así que no se restauró nada.</translation>
    </message>
    <message>
        <source>This bundle is damaged, so nothing of it was taken.</source>
        <translation>Este paquete está dañado, así que no se tomó nada de él.</translation>
    </message>
    <message>
        <source>This bundle is older than the one this laptop works from, so nothing of it was taken.</source>
        <translation>Este paquete es más antiguo que el que usa este equipo, así que no se tomó nada de él.</translation>
    </message>
    <message>
        <source>This case was taken already.</source>
        <translation>Este caso ya se tomó.</translation>
    </message>
    <message>
        <source>This comment belongs to the programme, so it cannot be removed here.</source>
        <translation>Este comentario es del programa, así que no se puede quitar aquí.</translation>
    </message>
    <message>
        <source>This comment belongs to the programme.</source>
        <translation>Este comentario es del programa.</translation>
    </message>
    <message>
        <source>This comment cannot be kept: what it belongs to has too long a name.</source>
        <translation>Este comentario no se puede guardar: aquello a lo que pertenece tiene un nombre demasiado largo.</translation>
    </message>
    <message>
        <source>This credential definition is not complete.</source>
        <translation>Esta definición de credencial no está completa.</translation>
    </message>
    <message>
        <source>This credential definition names a scale that it does not have.</source>
        <translation>Esta definición de credencial nombra una escala que no tiene.</translation>
    </message>
    <message>
        <source>This credential has no such scale.</source>
        <translation>Esta credencial no tiene esa escala.</translation>
    </message>
    <message>
        <source>This credential has nothing of that name to score.</source>
        <translation>Esta credencial no tiene nada con ese nombre que calificar.</translation>
    </message>
    <message>
        <source>This credential’s definition is not accepted for live use yet, so no final decision can be recorded. Scores are kept; a programme lead must accept the definition first.</source>
        <translation>La definición de esta credencial aún no está aceptada para uso real, así que no se puede registrar una decisión final. Las calificaciones se conservan; la coordinación del programa debe aceptar antes la definición.</translation>
    </message>
    <message>
        <source>This example is retired already.</source>
        <translation>Este ejemplo ya está retirado.</translation>
    </message>
    <message>
        <source>This export does not say whose it is: it was made before anybody signed in, or by an old version.</source>
        <translation>Esta exportación no dice de quién es: se hizo antes de que alguien iniciara sesión, o con una versión antigua.</translation>
    </message>
    <message>
        <source>This export is damaged.</source>
        <translation>Esta exportación está dañada.</translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>Este archivo no se puede abrir.</translation>
    </message>
    <message>
        <source>This file cannot be played: it is damaged, incomplete, or not a video or sound recording.</source>
        <translation>Este archivo no se puede reproducir: está dañado, incompleto o no es una grabación de vídeo o sonido.</translation>
    </message>
    <message>
        <source>This file cannot be read as comments.</source>
        <translation>Este archivo no se puede leer como comentarios.</translation>
    </message>
    <message>
        <source>This file cannot be read from the disk.</source>
        <translation>Este archivo no se puede leer del disco.</translation>
    </message>
    <message>
        <source>This file could not be read from this laptop.</source>
        <translation>No se pudo leer este archivo en este equipo.</translation>
    </message>
    <message>
        <source>This file holds no captions that can be read.</source>
        <translation>Este archivo no contiene subtítulos que se puedan leer.</translation>
    </message>
    <message>
        <source>This file holds no comments of this program.</source>
        <translation>Este archivo no contiene comentarios de este programa.</translation>
    </message>
    <message>
        <source>This file holds results of a laptop, for the hub.</source>
        <translation>Este archivo contiene resultados de un equipo, para el servidor.</translation>
    </message>
    <message>
        <source>This file holds {n:,} comments; at most {most:,} fit.</source>
        <translation>Este archivo contiene {n:,} comentarios; caben como máximo {most:,}.</translation>
    </message>
    <message>
        <source>This file is damaged on this laptop: it ends in part {part:,} of {parts:,}.</source>
        <translation>Este archivo está dañado en este equipo: termina en la parte {part:,} de {parts:,}.</translation>
    </message>
    <message>
        <source>This file is damaged on this laptop: it is longer than it was.</source>
        <translation>Este archivo está dañado en este equipo: es más largo de lo que era.</translation>
    </message>
    <message>
        <source>This file is damaged on this laptop: part {part:,} of {parts:,} is not what was stored.</source>
        <translation>Este archivo está dañado en este equipo: la parte {part:,} de {parts:,} no es lo que se guardó.</translation>
    </message>
    <message>
        <source>This file is empty: it has no bytes.</source>
        <translation>Este archivo está vacío: no tiene ningún byte.</translation>
    </message>
    <message>
        <source>This file is locked with a password.</source>
        <translation>Este archivo está protegido con contraseña.</translation>
    </message>
    <message>
        <source>This file is no export that can be taken back.</source>
        <translation>Este archivo no es una exportación que se pueda recuperar.</translation>
    </message>
    <message>
        <source>This file is not a backup of the assessor’s desk.</source>
        <translation>Este archivo no es una copia de seguridad del escritorio de evaluación.</translation>
    </message>
    <message>
        <source>This file is not a bundle of the assessor’s desk.</source>
        <translation>Este archivo no es un paquete del escritorio de evaluación.</translation>
    </message>
    <message>
        <source>This file is not an encrypted export of the assessor’s desk.</source>
        <translation>Este archivo no es una exportación cifrada del escritorio de evaluación.</translation>
    </message>
    <message>
        <source>This file is not on this laptop yet.</source>
        <translation>Este archivo aún no está en este equipo.</translation>
    </message>
    <message>
        <source>This file is not on this laptop.</source>
        <translation>Este archivo no está en este equipo.</translation>
    </message>
    <message>
        <source>This file is not part of any submission in your queue.</source>
        <translation>Este archivo no es de ninguna entrega de su cola.</translation>
    </message>
    <message>
        <source>This file is not plain text (UTF-8), so it holds no comments.</source>
        <translation>Este archivo no es texto sin formato (UTF-8), así que no contiene comentarios.</translation>
    </message>
    <message>
        <source>This file is text, not a video or sound recording.</source>
        <translation>Este archivo es texto, no una grabación de vídeo o sonido.</translation>
    </message>
    <message>
        <source>This file is too large for comments: at most {n:,} bytes.</source>
        <translation>Este archivo es demasiado grande para comentarios: {n:,} bytes como máximo.</translation>
    </message>
    <message>
        <source>This file was on this laptop, but is gone or cut short.</source>
        <translation>Este archivo estaba en este equipo, pero ha desaparecido o está incompleto.</translation>
    </message>
    <message>
        <source>This folder belongs to the desk and is about to be emptied.</source>
        <translation>Esta carpeta es del programa y está a punto de vaciarse.</translation>
    </message>
    <message>
        <source>This hub cannot do this.</source>
        <translation>Este servidor no puede hacer esto.</translation>
    </message>
    <message>
        <source>This hub is too old for what a lead has done; it waits here until the hub is updated.</source>
        <translation>Este servidor es demasiado antiguo para lo que hizo la coordinación; espera aquí hasta que se actualice.</translation>
    </message>
    <message>
        <source>This is no longer assigned to you; what you had not sent is kept here.</source>
        <translation>Ya no está asignada a usted; lo que no había enviado se conserva aquí.</translation>
    </message>
    <message>
        <source>This is the laptop you work on.</source>
        <translation>Es el equipo en el que trabaja.</translation>
    </message>
    <message>
        <source>This is the work of {theirs}; on this laptop {here} is signed in.</source>
        <translation>Este es el trabajo de {theirs}; en este equipo ha iniciado sesión {here}.</translation>
    </message>
    <message>
        <source>This laptop asks for too much at once. It goes on by itself in a moment.</source>
        <translation>Este equipo pide demasiado a la vez. Sigue por sí solo en un momento.</translation>
    </message>
    <message>
        <source>This laptop holds the work of another assessor ({code} at {programme}){held}.</source>
        <translation>Este equipo contiene el trabajo de otra persona ({code} en {programme}){held}.</translation>
    </message>
    <message>
        <source>This laptop was signed out from elsewhere.</source>
        <translation>La sesión de este equipo se cerró desde otro lugar.</translation>
    </message>
    <message>
        <source>This laptop works from a bundle.</source>
        <translation>Este equipo trabaja con un paquete.</translation>
    </message>
    <message>
        <source>This machine lets no browser come back to the app.</source>
        <translation>Este equipo no permite que el navegador vuelva a la aplicación.</translation>
    </message>
    <message>
        <source>This network wants you to sign in before it lets you through.</source>
        <translation>Esta red pide que se identifique antes de dejarle pasar.</translation>
    </message>
    <message>
        <source>This note cannot be kept: it has lost its name.</source>
        <translation>Esta nota no se puede guardar: ha perdido su nombre.</translation>
    </message>
    <message>
        <source>This note cannot be kept: its place makes no sense.</source>
        <translation>Esta nota no se puede guardar: su lugar no tiene sentido.</translation>
    </message>
    <message>
        <source>This passage is too long to be pinned: select less of it.</source>
        <translation>Este pasaje es demasiado largo para fijarlo: seleccione menos.</translation>
    </message>
    <message>
        <source>This profile keeps its keys behind a passphrase; they cannot be looked for elsewhere.</source>
        <translation>Este perfil guarda sus claves tras una frase de contraseña; no se pueden buscar en otro lugar.</translation>
    </message>
    <message>
        <source>This profile keeps its keys in a file; they cannot be looked for elsewhere.</source>
        <translation>Este perfil guarda sus claves en un archivo; no se pueden buscar en otro lugar.</translation>
    </message>
    <message>
        <source>This profile keeps its keys in the system keyring; they cannot be looked for elsewhere.</source>
        <translation>Este perfil guarda sus claves en el llavero del sistema; no se pueden buscar en otro lugar.</translation>
    </message>
    <message>
        <source>This programme does not let assessors return a submission.</source>
        <translation>Este programa no permite que quien evalúa devuelva una entrega.</translation>
    </message>
    <message>
        <source>This programme does not send submissions back as incomplete. Score what is there.</source>
        <translation>Este programa no devuelve entregas por incompletas. Califique lo que hay.</translation>
    </message>
    <message>
        <source>This programme has no sign-in of an organisation.</source>
        <translation>Este programa no tiene inicio de sesión de una organización.</translation>
    </message>
    <message>
        <source>This programme signs in at your organisation, not with a password.</source>
        <translation>En este programa se inicia sesión en su organización, no con una contraseña.</translation>
    </message>
    <message>
        <source>This reader gave only the lowest or the highest level.</source>
        <translation>Este lector solo dio el nivel más bajo o el más alto.</translation>
    </message>
    <message>
        <source>This recording has no sound.</source>
        <translation>Esta grabación no tiene sonido.</translation>
    </message>
    <message>
        <source>This recording is empty: the file has no content.</source>
        <translation>Esta grabación está vacía: el archivo no tiene contenido.</translation>
    </message>
    <message>
        <source>This recording is of a kind that cannot be played on this computer.</source>
        <translation>Esta grabación es de un tipo que no se puede reproducir en este equipo.</translation>
    </message>
    <message>
        <source>This recording needs more memory than a recording may have.</source>
        <translation>Esta grabación necesita más memoria de la permitida.</translation>
    </message>
    <message>
        <source>This recording uses the codec {codec}, which neither player on this laptop can play, or its pictures are damaged. You can open it in another program.</source>
        <translation>Esta grabación usa el códec {codec}, que ningún reproductor de este equipo puede reproducir, o sus imágenes están dañadas. Puede abrirla en otro programa.</translation>
    </message>
    <message>
        <source>This recording was never finished by whatever filmed it: the index at its end is missing, so the file counts as damaged and cannot be played.</source>
        <translation>El aparato que grabó este archivo no llegó a terminarlo: falta el índice del final, así que se considera dañado y no se puede reproducir.</translation>
    </message>
    <message>
        <source>This recovery code is not the one of this laptop, or no longer.</source>
        <translation>Este código de recuperación no es el de este equipo, o ya no lo es.</translation>
    </message>
    <message>
        <source>This submission has not arrived yet.</source>
        <translation>Esta entrega aún no ha llegado.</translation>
    </message>
    <message>
        <source>This submission is a seed; as an example it would tell what was agreed.</source>
        <translation>Esta entrega es una semilla; como ejemplo revelaría lo acordado.</translation>
    </message>
    <message>
        <source>This submission is an anchor example, so readers know what was agreed for it.</source>
        <translation>Esta entrega es un ejemplo de referencia, así que quienes evalúan saben lo acordado.</translation>
    </message>
    <message>
        <source>This submission is an example for this criterion already.</source>
        <translation>Esta entrega ya es un ejemplo de este criterio.</translation>
    </message>
    <message>
        <source>This submission is no longer assigned to you, so it cannot be changed.</source>
        <translation>Esta entrega ya no está asignada a usted, así que no se puede cambiar.</translation>
    </message>
    <message>
        <source>This submission is not in your queue any more.</source>
        <translation>Esta entrega ya no está en su cola.</translation>
    </message>
    <message>
        <source>This submission was scored under another version of the credential.</source>
        <translation>Esta entrega se calificó con otra versión de la credencial.</translation>
    </message>
    <message>
        <source>This text is too long.</source>
        <translation>Este texto es demasiado largo.</translation>
    </message>
    <message>
        <source>This was changed elsewhere in the meantime. Nothing was overwritten.</source>
        <translation>Esto se cambió entretanto en otro lugar. No se sobrescribió nada.</translation>
    </message>
    <message>
        <source>This was changed on two laptops: choose what is to stand.</source>
        <translation>Esto se cambió en dos equipos: elija qué ha de quedar.</translation>
    </message>
    <message>
        <source>This was changed once more on another laptop, so nothing was settled.</source>
        <translation>Esto se cambió otra vez en otro equipo, así que no se resolvió nada.</translation>
    </message>
    <message>
        <source>This was shown at an earlier attempt and is not open again, so its score stands.</source>
        <translation>Esto se demostró en un intento anterior y no está reabierto, así que su calificación se mantiene.</translation>
    </message>
    <message>
        <source>This work belongs to the hub {theirs}, not to {here}.</source>
        <translation>Este trabajo pertenece al servidor {theirs}, no a {here}.</translation>
    </message>
    <message>
        <source>Too few readers share submissions to tell readers from chance.</source>
        <translation>Muy pocos lectores comparten entregas para distinguir a los lectores del azar.</translation>
    </message>
    <message>
        <source>Too few to say: {n} of at least {few} submissions.</source>
        <translation>Muy pocas para decirlo: {n} de al menos {few} entregas.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Inténtelo de nuevo</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Two readers of the same work gave the same level in {share:.0%} of {n:,} comparisons.</source>
        <translation>Dos lectores del mismo trabajo dieron el mismo nivel en el {share:.0%} de {n:,} comparaciones.</translation>
    </message>
    <message>
        <source>Type it as in hub.example.org</source>
        <translation>Escríbala como en hub.example.org</translation>
    </message>
    <message>
        <source>Unlock it, then open the file again.</source>
        <translation>Desbloquéelo y vuelva a abrir el archivo.</translation>
    </message>
    <message>
        <source>Unlock or restore the keyring this profile was set up with. Nothing has been deleted; do not remove the profile, it may hold scores that were not sent yet</source>
        <translation>Desbloquee o restaure el llavero con el que se creó este perfil. No se ha eliminado nada; no borre el perfil, puede contener calificaciones aún sin enviar</translation>
    </message>
    <message>
        <source>Unlock the desk first.</source>
        <translation>Desbloquee antes el escritorio.</translation>
    </message>
    <message>
        <source>Unlock the system keyring and try again</source>
        <translation>Desbloquee el llavero del sistema e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>Update the app</source>
        <translation>Actualice la aplicación</translation>
    </message>
    <message>
        <source>Use the address that starts with https://, or ask your programme for it</source>
        <translation>Use la dirección que empieza por https:// o pídala a su programa</translation>
    </message>
    <message>
        <source>Use your name and password</source>
        <translation>Use su nombre y su contraseña</translation>
    </message>
    <message>
        <source>VLC is installed, but its plug-ins cannot be loaded, so video and sound cannot be played.</source>
        <translation>VLC está instalado, pero no se pueden cargar sus complementos, así que no se pueden reproducir vídeo ni sonido.</translation>
    </message>
    <message>
        <source>Variance of submissions, readers, criteria and what they do together by Henderson’s first method, of submissions with two readers or more. Φ(n) = σ²(submission) / (σ²(submission) + (σ²(reader) + σ²(rest)) / n) for means over the rubric’s criteria; Eρ² leaves σ²(reader) out.</source>
        <translation>Varianza de entregas, lectores, criterios y de lo que hacen juntos por el primer método de Henderson, de entregas con dos lectores o más. Φ(n) = σ²(entrega) / (σ²(entrega) + (σ²(lector) + σ²(resto)) / n) para medias sobre los criterios de la rúbrica; Eρ² deja fuera σ²(lector).</translation>
    </message>
    <message>
        <source>Video and sound cannot be played: VLC’s library (libVLC) is not installed on this computer.</source>
        <translation>No se pueden reproducir vídeo ni sonido: la biblioteca de VLC (libVLC) no está instalada en este equipo.</translation>
    </message>
    <message>
        <source>Was the requested change made?</source>
        <translation>¿Se hizo el cambio solicitado?</translation>
    </message>
    <message>
        <source>What can still be read could not be saved; the damaged file was left as it was.</source>
        <translation>No se pudo guardar lo que aún se puede leer; el archivo dañado se dejó como estaba.</translation>
    </message>
    <message>
        <source>What has arrived stays, and the download goes on from there next time</source>
        <translation>Lo que ha llegado se conserva y la descarga continuará desde ahí la próxima vez</translation>
    </message>
    <message>
        <source>What is excluded does not hold, as it must not: {inner}</source>
        <translation>Lo excluido no se cumple, como debe ser: {inner}</translation>
    </message>
    <message>
        <source>What is excluded holds, but must not: {inner}</source>
        <translation>Lo excluido se cumple y no debería: {inner}</translation>
    </message>
    <message>
        <source>What is excluded is still open: {inner}</source>
        <translation>Lo excluido sigue pendiente: {inner}</translation>
    </message>
    <message>
        <source>What is not sent could not be saved.</source>
        <translation>Lo que no se ha enviado no se pudo guardar.</translation>
    </message>
    <message>
        <source>What readers do in single criteria cannot be estimated yet.</source>
        <translation>Lo que hacen los lectores en cada criterio aún no puede estimarse.</translation>
    </message>
    <message>
        <source>What was assessed</source>
        <translation>Lo que se evaluó</translation>
    </message>
    <message>
        <source>What was on screen cannot be remembered.</source>
        <translation>No se puede recordar lo que había en pantalla.</translation>
    </message>
    <message>
        <source>What was on screen is only ever added to.</source>
        <translation>A lo que había en pantalla solo se le puede añadir.</translation>
    </message>
    <message>
        <source>What was saved could not be put together again.</source>
        <translation>Lo que se guardó no se pudo recomponer.</translation>
    </message>
    <message>
        <source>What was sent reached the hub too slowly. It is sent again.</source>
        <translation>Lo enviado llegó demasiado despacio al servidor. Se envía de nuevo.</translation>
    </message>
    <message>
        <source>What was signed is not what the hub holds. Sync first, then review and submit again.</source>
        <translation>Lo firmado no es lo que tiene el servidor. Sincronice primero y después revise y envíe de nuevo.</translation>
    </message>
    <message>
        <source>Where levels were agreed beforehand, yours lie to one side of them.</source>
        <translation>Donde los niveles se acordaron de antemano, los suyos quedan a un lado de ellos.</translation>
    </message>
    <message>
        <source>Wherever readers met they gave the same level, so nobody can be told to be stricter.</source>
        <translation>Dondequiera que coincidieron, los lectores dieron el mismo nivel, así que de nadie se puede decir que sea más estricto.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>With so few, take this as a first look.</source>
        <translation>Con tan pocas, tómelo como una primera mirada.</translation>
    </message>
    <message>
        <source>With {n} submissions that is too few to say.</source>
        <translation>Con {n} entregas es muy poco para decirlo.</translation>
    </message>
    <message>
        <source>Work already sent is safe at the hub.</source>
        <translation>El trabajo ya enviado está a salvo en el servidor.</translation>
    </message>
    <message>
        <source>Work already sent is safe at the hub. The rest can be saved: start the desk again.</source>
        <translation>El trabajo ya enviado está a salvo en el servidor. El resto se puede salvar: inicie de nuevo el escritorio.</translation>
    </message>
    <message>
        <source>Worksheet {number} of {total}: the file ends before it.</source>
        <translation>Hoja {number} de {total}: el archivo termina antes.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>You are not signed in on this device.</source>
        <translation>No ha iniciado sesión en este equipo.</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>No ha iniciado sesión.</translation>
    </message>
    <message>
        <source>You gave the agreed level in {share:.0%} of {n} scores.</source>
        <translation>Usted dio el nivel acordado en el {share:.0%} de {n} calificaciones.</translation>
    </message>
    <message>
        <source>You have asked for this assessment back already.</source>
        <translation>Ya ha solicitado la devolución de esta evaluación.</translation>
    </message>
    <message>
        <source>You have asked for this assessment back; it can be changed once a lead hands it back.</source>
        <translation>Ha solicitado la devolución de esta evaluación; podrá cambiarse cuando la coordinación la devuelva.</translation>
    </message>
    <message>
        <source>You have given this submission back, so it cannot be changed.</source>
        <translation>Ha devuelto esta entrega, así que no se puede cambiar.</translation>
    </message>
    <message>
        <source>You have read this submission yourself, so another lead has to decide.</source>
        <translation>Usted ha leído esta entrega, así que debe decidir otra persona de la coordinación.</translation>
    </message>
    <message>
        <source>You have scored {n} submissions.</source>
        <translation>Ha calificado {n} entregas.</translation>
    </message>
    <message>
        <source>You seldom use the lowest and highest levels: compare with the anchor examples for them.</source>
        <translation>Usa poco los niveles más bajo y más alto: compare con sus ejemplos de referencia.</translation>
    </message>
    <message>
        <source>Your lead says: “{note}”</source>
        <translation>La coordinación dice: «{note}»</translation>
    </message>
    <message>
        <source>Your organisation’s sign-in did not let you in.</source>
        <translation>El inicio de sesión de su organización no le ha dejado entrar.</translation>
    </message>
    <message>
        <source>Your organisation’s sign-in did not prove who you are. Try again.</source>
        <translation>El inicio de sesión de su organización no demostró quién es usted. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Your programme asks this laptop to save what was not sent yet and to remove everything else.</source>
        <translation>Su programa pide que este equipo guarde lo que aún no se envió y quite todo lo demás.</translation>
    </message>
    <message>
        <source>Your scores follow one another very closely: judge each criterion by its own evidence.</source>
        <translation>Sus calificaciones se siguen muy de cerca unas a otras: juzgue cada criterio por su propia evidencia.</translation>
    </message>
    <message>
        <source>Your scores have moved over time: score some anchor examples again.</source>
        <translation>Sus calificaciones han cambiado con el tiempo: vuelva a calificar algunos ejemplos de referencia.</translation>
    </message>
    <message>
        <source>Your scores stay as they are. Ask me if you would like to look at examples together.</source>
        <translation>Sus calificaciones quedan como están. Dígame si quiere que veamos ejemplos juntos.</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un documento PDF</translation>
    </message>
    <message>
        <source>a document</source>
        <translation>un documento</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>un archivo</translation>
    </message>
    <message>
        <source>a file of another kind</source>
        <translation>un archivo de otro tipo</translation>
    </message>
    <message>
        <source>a link</source>
        <translation>un enlace</translation>
    </message>
    <message>
        <source>a little milder</source>
        <translation>un poco más benévolo</translation>
    </message>
    <message>
        <source>a little stricter</source>
        <translation>un poco más estricto</translation>
    </message>
    <message>
        <source>a next step</source>
        <translation>un siguiente paso</translation>
    </message>
    <message>
        <source>a number without a word; read as a page</source>
        <translation>un número sin más indicación; leído como página</translation>
    </message>
    <message>
        <source>a number without a word; read as a slide</source>
        <translation>un número sin más indicación; leído como diapositiva</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>una imagen</translation>
    </message>
    <message>
        <source>a plain text</source>
        <translation>un texto sin formato</translation>
    </message>
    <message>
        <source>a slide deck</source>
        <translation>una presentación</translation>
    </message>
    <message>
        <source>a sound recording</source>
        <translation>una grabación de sonido</translation>
    </message>
    <message>
        <source>a spreadsheet</source>
        <translation>una hoja de cálculo</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>un vídeo</translation>
    </message>
    <message>
        <source>about {levels:.1f} level milder</source>
        <translation>unos {levels:.1f} niveles más benévolo</translation>
    </message>
    <message>
        <source>about {levels:.1f} level stricter</source>
        <translation>unos {levels:.1f} niveles más estricto</translation>
    </message>
    <message>
        <source>appendix {span}</source>
        <translation>apéndice {span}</translation>
    </message>
    <message>
        <source>as at the attempt before</source>
        <translation>como en el intento anterior</translation>
    </message>
    <message>
        <source>as strict as the others</source>
        <translation>tan estricto como los demás</translation>
    </message>
    <message>
        <source>at least {n:,} asked</source>
        <translation>se piden al menos {n:,}</translation>
    </message>
    <message>
        <source>at most {n:,} allowed</source>
        <translation>se admiten como máximo {n:,}</translation>
    </message>
    <message>
        <source>cell {span}</source>
        <translation>celda {span}</translation>
    </message>
    <message>
        <source>cells {span}</source>
        <translation>celdas {span}</translation>
    </message>
    <message>
        <source>column {letters}</source>
        <translation>la columna {letters}</translation>
    </message>
    <message>
        <source>components</source>
        <translation>componentes</translation>
    </message>
    <message>
        <source>counted from the end, which is known once the recording is open</source>
        <translation>contado desde el final, que se conoce al abrir la grabación</translation>
    </message>
    <message>
        <source>counted from the start of the file, not of appendix {name}</source>
        <translation>contado desde el comienzo del archivo, no del apéndice {name}</translation>
    </message>
    <message>
        <source>details</source>
        <translation>detalles</translation>
    </message>
    <message>
        <source>does not show it</source>
        <translation>no lo muestra</translation>
    </message>
    <message>
        <source>feedback</source>
        <translation>retroalimentación general</translation>
    </message>
    <message>
        <source>is not at this place</source>
        <translation>no está en este lugar</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>está dañado</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>it is locked with a password</source>
        <translation>está protegido con contraseña</translation>
    </message>
    <message>
        <source>it is not complete on this laptop</source>
        <translation>no está completo en este equipo</translation>
    </message>
    <message>
        <source>it is too large to be shown</source>
        <translation>es demasiado grande para mostrarlo</translation>
    </message>
    <message>
        <source>line {line}: it asks for “{name}”, which a letter does not have</source>
        <translation>línea {line}: pide «{name}», que una carta no tiene</translation>
    </message>
    <message>
        <source>line {line}: parts lie too deep inside each other</source>
        <translation>línea {line}: hay demasiadas partes unas dentro de otras</translation>
    </message>
    <message>
        <source>line {line}: the part “{name}” is not closed</source>
        <translation>línea {line}: la parte «{name}» no está cerrada</translation>
    </message>
    <message>
        <source>line {line}: “{name}” is a list; repeat it</source>
        <translation>línea {line}: «{name}» es una lista; repítala</translation>
    </message>
    <message>
        <source>line {line}: “{name}” is no list</source>
        <translation>línea {line}: «{name}» no es una lista</translation>
    </message>
    <message>
        <source>line {line}: “{tag}” closes nothing</source>
        <translation>línea {line}: «{tag}» no cierra nada</translation>
    </message>
    <message>
        <source>line {number} is row {number}</source>
        <translation>la línea {number} es la fila {number}</translation>
    </message>
    <message>
        <source>line {span}</source>
        <translation>línea {span}</translation>
    </message>
    <message>
        <source>lines {span}</source>
        <translation>líneas {span}</translation>
    </message>
    <message>
        <source>look for lines {lines} on the page</source>
        <translation>busque las líneas {lines} en la página</translation>
    </message>
    <message>
        <source>milder</source>
        <translation>más benévolo</translation>
    </message>
    <message>
        <source>no artifact fits “{written}”; read as {name}</source>
        <translation>ningún artefacto corresponde a «{written}»; leído como {name}</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>no page is printed {number}; read as sheet {number} of the file</source>
        <translation>ninguna página lleva impreso {number}; leído como hoja {number} del archivo</translation>
    </message>
    <message>
        <source>no program here can show it</source>
        <translation>ningún programa de aquí puede mostrarlo</translation>
    </message>
    <message>
        <source>no worksheet is named; read as the first that reaches so far, {name}</source>
        <translation>no se nombra ninguna hoja; leído como la primera que llega hasta ahí, {name}</translation>
    </message>
    <message>
        <source>no worksheet is named; read as the first, {name}</source>
        <translation>no se nombra ninguna hoja; leído como la primera, {name}</translation>
    </message>
    <message>
        <source>not defined</source>
        <translation>no definido</translation>
    </message>
    <message>
        <source>one was handed in</source>
        <translation>se entregó uno</translation>
    </message>
    <message>
        <source>open at the start; look for second {span}</source>
        <translation>abra por el principio; busque el segundo {span}</translation>
    </message>
    <message>
        <source>open at the start; look for {spot}</source>
        <translation>abra por el principio; busque {spot}</translation>
    </message>
    <message>
        <source>page {span}</source>
        <translation>página {span}</translation>
    </message>
    <message>
        <source>pages {span}</source>
        <translation>páginas {span}</translation>
    </message>
    <message>
        <source>preliminary</source>
        <translation>preliminar</translation>
    </message>
    <message>
        <source>read as the one page printed {name}</source>
        <translation>leído como la única página con {name} impreso</translation>
    </message>
    <message>
        <source>read as the printed page number; sheet {number} of the file</source>
        <translation>leído como el número de página impreso; hoja {number} del archivo</translation>
    </message>
    <message>
        <source>read as the printed page number; sheet {number} of the file’s {total}</source>
        <translation>leído como el número de página impreso; hoja {number} de las {total} del archivo</translation>
    </message>
    <message>
        <source>read as the worksheet called {name}</source>
        <translation>leído como la hoja llamada {name}</translation>
    </message>
    <message>
        <source>read as {name}, the only artifact with such a place</source>
        <translation>leído como {name}, el único artefacto con un lugar así</translation>
    </message>
    <message>
        <source>reading it took too long</source>
        <translation>tardaba demasiado en leerse</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>la fila {n}</translation>
    </message>
    <message>
        <source>row {span}</source>
        <translation>fila {span}</translation>
    </message>
    <message>
        <source>rows {span}</source>
        <translation>filas {span}</translation>
    </message>
    <message>
        <source>saved on this laptop</source>
        <translation>a salvo en este equipo</translation>
    </message>
    <message>
        <source>saved on this laptop, not sent yet</source>
        <translation>a salvo en este equipo, aún sin enviar</translation>
    </message>
    <message>
        <source>saved on this laptop, sign in again to send</source>
        <translation>a salvo en este equipo; inicie sesión de nuevo para enviar</translation>
    </message>
    <message>
        <source>saved on this laptop, will be sent again</source>
        <translation>a salvo en este equipo, se enviará de nuevo</translation>
    </message>
    <message>
        <source>saved on this laptop, will sync after the update</source>
        <translation>a salvo en este equipo, se sincronizará tras la actualización</translation>
    </message>
    <message>
        <source>saved on this laptop, will sync when connected</source>
        <translation>a salvo aquí, se sincronizará al conectar</translation>
    </message>
    <message>
        <source>section {span}</source>
        <translation>sección {span}</translation>
    </message>
    <message>
        <source>sections {span}</source>
        <translation>secciones {span}</translation>
    </message>
    <message>
        <source>sheet {number} is printed {label}, not {written}</source>
        <translation>la hoja {number} lleva impreso {label}, no {written}</translation>
    </message>
    <message>
        <source>slide {span}</source>
        <translation>diapositiva {span}</translation>
    </message>
    <message>
        <source>slides</source>
        <translation>diapositivas</translation>
    </message>
    <message>
        <source>slides {span}</source>
        <translation>diapositivas {span}</translation>
    </message>
    <message>
        <source>stricter</source>
        <translation>más estricto</translation>
    </message>
    <message>
        <source>supports it</source>
        <translation>lo respalda</translation>
    </message>
    <message>
        <source>supports it in part</source>
        <translation>lo respalda en parte</translation>
    </message>
    <message>
        <source>survey results</source>
        <translation>resultados de encuesta</translation>
    </message>
    <message>
        <source>the file ends with page {n}</source>
        <translation>el archivo termina en la página {n}</translation>
    </message>
    <message>
        <source>the file ends with slide {n}</source>
        <translation>el archivo termina en la diapositiva {n}</translation>
    </message>
    <message>
        <source>the file is one table without worksheets</source>
        <translation>el archivo es una sola tabla sin hojas</translation>
    </message>
    <message>
        <source>the filled cells end with column {letters}</source>
        <translation>las celdas rellenas terminan en la columna {letters}</translation>
    </message>
    <message>
        <source>the filled cells end with row {n}</source>
        <translation>las celdas rellenas terminan en la fila {n}</translation>
    </message>
    <message>
        <source>the form says {form}, the text says {written}</source>
        <translation>el formulario dice {form}, el texto dice {written}</translation>
    </message>
    <message>
        <source>the hub is not ready for yet, will be sent again</source>
        <translation>el servidor aún no puede recibirlo, se enviará de nuevo</translation>
    </message>
    <message>
        <source>the recording ends at {time}</source>
        <translation>la grabación termina en {time}</translation>
    </message>
    <message>
        <source>the text counts {counted}, the file has {pages}</source>
        <translation>el texto cuenta {counted}, el archivo tiene {pages}</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>muy pocas para decirlo</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>en espera de envío</translation>
    </message>
    <message>
        <source>was found at another place</source>
        <translation>se encontró en otro lugar</translation>
    </message>
    <message>
        <source>was looked at</source>
        <translation>se consultó</translation>
    </message>
    <message>
        <source>what is missing</source>
        <translation>lo que falta</translation>
    </message>
    <message>
        <source>what you looked at</source>
        <translation>lo que usted consultó</translation>
    </message>
    <message>
        <source>worksheet {number} is {name}</source>
        <translation>la hoja {number} es {name}</translation>
    </message>
    <message>
        <source>worksheet {sheet}, {spot}</source>
        <translation>hoja {sheet}, {spot}</translation>
    </message>
    <message>
        <source>worksheet {span}</source>
        <translation>hoja {span}</translation>
    </message>
    <message>
        <source>{cells} of {sheet}</source>
        <translation>{cells} de {sheet}</translation>
    </message>
    <message>
        <source>{cells}: the filled cells end with {end}.</source>
        <translation>{cells}: las celdas rellenas terminan en {end}.</translation>
    </message>
    <message>
        <source>{changes} need attention</source>
        <translation>{changes} requieren atención</translation>
    </message>
    <message>
        <source>{changes} needs attention</source>
        <translation>{changes} requiere atención</translation>
    </message>
    <message>
        <source>{done:,} of {files} downloaded. {why}</source>
        <translation>{done:,} de {files} descargados. {why}</translation>
    </message>
    <message>
        <source>{files} downloaded</source>
        <translation>{files}: descarga completa</translation>
    </message>
    <message>
        <source>{first} ({n:,} more on the review page)</source>
        <translation>{first} ({n:,} más en la página de revisión)</translation>
    </message>
    <message>
        <source>{first} and {second} agree least (κ {low:.2f}), {third} and {fourth} most (κ {high:.2f}); {n} pairs share ten submissions or more.</source>
        <translation>{first} y {second} son quienes menos coinciden (κ {low:.2f}); {third} y {fourth}, quienes más (κ {high:.2f}); {n} pares comparten diez entregas o más.</translation>
    </message>
    <message>
        <source>{first} and {second} are the only two who share ten submissions (κ {low:.2f}).</source>
        <translation>{first} y {second} son los únicos dos que comparten diez entregas (κ {low:.2f}).</translation>
    </message>
    <message>
        <source>{flips} of {n} submissions read more than once got different results from their readers.</source>
        <translation>{flips} de {n} entregas leídas más de una vez recibieron resultados distintos de sus evaluadores.</translation>
    </message>
    <message>
        <source>{form} of at most {length}</source>
        <translation>{form} de {length} como máximo</translation>
    </message>
    <message>
        <source>{form} of at most {n:,} pages</source>
        <translation>{form} de {n:,} páginas como máximo</translation>
    </message>
    <message>
        <source>{form} under {length}</source>
        <translation>{form} de menos de {length}</translation>
    </message>
    <message>
        <source>{hard} is hardest, {easy} easiest.</source>
        <translation>{hard} es lo más difícil; {easy}, lo más fácil.</translation>
    </message>
    <message>
        <source>{label} could not be scored, {level} needed</source>
        <translation>{label} no se pudo calificar; se necesita {level}</translation>
    </message>
    <message>
        <source>{label} has no score yet.</source>
        <translation>{label} aún no tiene calificación.</translation>
    </message>
    <message>
        <source>{label} is flagged for the lead.</source>
        <translation>{label} está señalado a la coordinación.</translation>
    </message>
    <message>
        <source>{label} is marked not applicable: a lead has to decide</source>
        <translation>{label} está marcado como no aplicable: debe decidir la coordinación</translation>
    </message>
    <message>
        <source>{label} is marked not scorable: say why in its comment.</source>
        <translation>{label} está marcado como no evaluable: diga por qué en su comentario.</translation>
    </message>
    <message>
        <source>{label} is not scored yet, {level} needed</source>
        <translation>{label} aún no está calificado; se necesita {level}</translation>
    </message>
    <message>
        <source>{label} is {level}</source>
        <translation>{label} es {level}</translation>
    </message>
    <message>
        <source>{label} is {level}, {needed} needed</source>
        <translation>{label} es {level}; se necesita {needed}</translation>
    </message>
    <message>
        <source>{label} is “{level}”: say in its comment what you looked at and what is missing.</source>
        <translation>{label} es «{level}»: diga en su comentario qué ha visto y qué falta.</translation>
    </message>
    <message>
        <source>{label}: a citation leads nowhere. {why}</source>
        <translation>{label}: una cita no lleva a ningún lugar. {why}</translation>
    </message>
    <message>
        <source>{label}: it is not said yet whether the requested change was made.</source>
        <translation>{label}: aún no se dice si se hizo el cambio solicitado.</translation>
    </message>
    <message>
        <source>{label}: no explanation is given.</source>
        <translation>{label}: no se da ninguna explicación.</translation>
    </message>
    <message>
        <source>{label}: no place in the evidence is cited.</source>
        <translation>{label}: no se cita ningún lugar de la evidencia.</translation>
    </message>
    <message>
        <source>{label}: scored, but 1 of {total} citations was never opened.</source>
        <translation>{label}: calificado, pero 1 de {total} citas no se ha abierto nunca.</translation>
    </message>
    <message>
        <source>{label}: scored, but its citation was never opened.</source>
        <translation>{label}: calificado, pero su cita no se ha abierto nunca.</translation>
    </message>
    <message>
        <source>{label}: scored, but {n} of {total} citations were never opened.</source>
        <translation>{label}: calificado, pero {n} de {total} citas no se han abierto nunca.</translation>
    </message>
    <message>
        <source>{label}: the comment does not seem to say {what}.</source>
        <translation>{label}: el comentario no parece decir {what}.</translation>
    </message>
    <message>
        <source>{label}: the comment is very short. It does not seem to say {what}.</source>
        <translation>{label}: el comentario es muy breve. No parece decir {what}.</translation>
    </message>
    <message>
        <source>{label}: “{gap}” was left unfilled.</source>
        <translation>{label}: «{gap}» quedó sin rellenar.</translation>
    </message>
    <message>
        <source>{label}: “{name}” looks like a name; feedback should name nobody.</source>
        <translation>{label}: «{name}» parece un nombre; la retroalimentación no debería nombrar a nadie.</translation>
    </message>
    <message>
        <source>{label}: “{raw}” leads nowhere. {why}</source>
        <translation>{label}: «{raw}» no lleva a ningún lugar. {why}</translation>
    </message>
    <message>
        <source>{least:,} to {most:,} asked</source>
        <translation>se piden de {least:,} a {most:,}</translation>
    </message>
    <message>
        <source>{level} is given most ({share:.0%}).</source>
        <translation>{level} es lo que más se da ({share:.0%}).</translation>
    </message>
    <message>
        <source>{n:,} acts</source>
        <translation>{n:,} acciones</translation>
    </message>
    <message>
        <source>{n:,} changes</source>
        <translation>{n:,} cambios</translation>
    </message>
    <message>
        <source>{n:,} comments</source>
        <translation>{n:,} comentarios</translation>
    </message>
    <message>
        <source>{n:,} conflicts to settle</source>
        <translation>{n:,} conflictos por resolver</translation>
    </message>
    <message>
        <source>{n:,} feedbacks</source>
        <translation>{n:,} retroalimentaciones generales</translation>
    </message>
    <message>
        <source>{n:,} files</source>
        <translation>{n:,} archivos</translation>
    </message>
    <message>
        <source>{n:,} flags</source>
        <translation>{n:,} señales</translation>
    </message>
    <message>
        <source>{n:,} marks and notes</source>
        <translation>{n:,} marcas y notas</translation>
    </message>
    <message>
        <source>{n:,} minutes</source>
        <translation>{n:,} minutos</translation>
    </message>
    <message>
        <source>{n:,} returns</source>
        <translation>{n:,} devoluciones</translation>
    </message>
    <message>
        <source>{n:,} scores</source>
        <translation>{n:,} calificaciones</translation>
    </message>
    <message>
        <source>{n:,} seconds</source>
        <translation>{n:,} segundos</translation>
    </message>
    <message>
        <source>{n:,} submissions</source>
        <translation>{n:,} envíos</translation>
    </message>
    <message>
        <source>{n:,} words</source>
        <translation>{n:,} palabras</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} no se puede leer.</translation>
    </message>
    <message>
        <source>{name} could not be read.</source>
        <translation>No se pudo leer {name}.</translation>
    </message>
    <message>
        <source>{name} is too large.</source>
        <translation>{name} es demasiado grande.</translation>
    </message>
    <message>
        <source>{name}: {words}, at least {limit:,} asked ({n:,} too few).</source>
        <translation>{name}: {words}, se piden al menos {limit:,} (faltan {n:,}).</translation>
    </message>
    <message>
        <source>{name}: {words}, at most {limit:,} allowed ({n:,} too many).</source>
        <translation>{name}: {words}, se admiten como máximo {limit:,} (sobran {n:,}).</translation>
    </message>
    <message>
        <source>{name}: {words}, {asked}.</source>
        <translation>{name}: {words}, {asked}.</translation>
    </message>
    <message>
        <source>{n} changes wait to be sent first; that happens by itself when connected.</source>
        <translation>Antes deben enviarse {n} cambios; se hará automáticamente cuando haya conexión.</translation>
    </message>
    <message>
        <source>{n} files of the evidence are not on this laptop.</source>
        <translation>{n} archivos de la evidencia no están en este equipo.</translation>
    </message>
    <message>
        <source>{n} more are outside the band.</source>
        <translation>Hay {n} más fuera de la banda.</translation>
    </message>
    <message>
        <source>{n} not reached</source>
        <translation>{n} no</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>{n} por ver</translation>
    </message>
    <message>
        <source>{n} pages are printed {label}; sheet {number} is the first, see also {others}</source>
        <translation>{n} páginas llevan impreso {label}; la hoja {number} es la primera, véase también {others}</translation>
    </message>
    <message>
        <source>{n} reached</source>
        <translation>{n} sí</translation>
    </message>
    <message>
        <source>{n} were handed in</source>
        <translation>se entregaron {n}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} y {other}</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} o {other}</translation>
    </message>
    <message>
        <source>{part}, group {number}</source>
        <translation>{part}, grupo {number}</translation>
    </message>
    <message>
        <source>{reader} became {how} by about {change:.1f} level from the first third to the last.</source>
        <translation>{reader} se volvió {how}, unos {change:.1f} niveles, del primer tercio al último.</translation>
    </message>
    <message>
        <source>{reader} differs most from the others: {level} in {share:.0%}.</source>
        <translation>{reader} es quien más difiere de los demás: {level} en el {share:.0%}.</translation>
    </message>
    <message>
        <source>{reader} gave the agreed level in {share:.0%} of {n} scores.</source>
        <translation>{reader} dio el nivel acordado en el {share:.0%} de {n} calificaciones.</translation>
    </message>
    <message>
        <source>{reader} lies about {levels:.1f} level above what was agreed, on average over {n} scores.</source>
        <translation>{reader} está unos {levels:.1f} niveles por encima de lo acordado, de media sobre {n} calificaciones.</translation>
    </message>
    <message>
        <source>{reader} lies about {levels:.1f} level below what was agreed, on average over {n} scores.</source>
        <translation>{reader} está unos {levels:.1f} niveles por debajo de lo acordado, de media sobre {n} calificaciones.</translation>
    </message>
    <message>
        <source>{reader} lies on what was agreed, on average over {n} scores.</source>
        <translation>{reader} está en lo acordado, de media sobre {n} calificaciones.</translation>
    </message>
    <message>
        <source>{reader} shows no change over time beyond chance.</source>
        <translation>{reader} no muestra ningún cambio con el tiempo más allá del azar.</translation>
    </message>
    <message>
        <source>{reader} {how}</source>
        <translation>{reader} {how}</translation>
    </message>
    <message>
        <source>{scores:,} scores by {readers} readers of {submissions:,} submissions in {details} criteria; {units:,} units (submission × criterion) have two scores or more. One version of the credential, one scale of {levels} levels; unused levels count. Marks off the scale count as missing. Where a reader was asked to score again, the first scores count. Adjudicated scores are the reference and agree with nobody. A period begins and ends at midnight UTC.</source>
        <translation>{scores:,} calificaciones de {readers} lectores de {submissions:,} entregas en {details} criterios; {units:,} unidades (entrega × criterio) tienen dos calificaciones o más. Una versión de la credencial, una escala de {levels} niveles; los niveles sin usar cuentan. Las marcas fuera de la escala cuentan como ausentes. Donde se pidió a un lector calificar de nuevo, cuentan las primeras calificaciones. Las calificaciones arbitradas son la referencia y no cuentan como acuerdo con nadie. Un periodo empieza y termina a medianoche UTC.</translation>
    </message>
    <message>
        <source>{span}</source>
        <translation>{span}</translation>
    </message>
    <message>
        <source>{state} — {changes} {saved}</source>
        <translation>{state} — {changes}: {saved}</translation>
    </message>
    <message>
        <source>{submission} by {reader}</source>
        <translation>{submission} por {reader}</translation>
    </message>
    <message>
        <source>{table} has no filled cells</source>
        <translation>{table} no tiene celdas rellenas</translation>
    </message>
    <message>
        <source>{table} has no filled cells.</source>
        <translation>{table} no tiene celdas rellenas.</translation>
    </message>
    <message>
        <source>{things} accepted</source>
        <translation>aceptado: {things}</translation>
    </message>
    <message>
        <source>{time} is after the end ({end})</source>
        <translation>{time} está después del final ({end})</translation>
    </message>
    <message>
        <source>{time} is after the end ({end}).</source>
        <translation>{time} está después del final ({end}).</translation>
    </message>
    <message>
        <source>{title}: {share:.0%} end within 5 % of the limit, so it may cut people short.</source>
        <translation>{title}: el {share:.0%} acaba a menos de un 5 % del límite, así que puede quedarse corto.</translation>
    </message>
    <message>
        <source>{title}: {share:.0%} of submissions are over the maximum of {limit:,} words.</source>
        <translation>{title}: el {share:.0%} de las entregas supera el máximo de {limit:,} palabras.</translation>
    </message>
    <message>
        <source>{title}: {share:.0%} of submissions are under the minimum of {limit:,} words.</source>
        <translation>{title}: el {share:.0%} de las entregas no llega al mínimo de {limit:,} palabras.</translation>
    </message>
    <message>
        <source>{what} is cited, but {name} is {kind}.</source>
        <translation>Se cita {what}, pero {name} es {kind}.</translation>
    </message>
    <message>
        <source>{what} is too long: {n:,} characters, {limit:,} fit.</source>
        <translation>{what} supera lo permitido: {n:,} caracteres, caben {limit:,}.</translation>
    </message>
    <message>
        <source>{why} The key to this laptop’s data and the sign-in token are kept in a file instead; whoever can read your files can read them.</source>
        <translation>{why} La clave de los datos de este equipo y la credencial de acceso se guardan en su lugar en un archivo; quien pueda leer sus archivos podrá leerlas.</translation>
    </message>
    <message>
        <source>{why} To install it: {command}</source>
        <translation>{why} Para instalarla: {command}</translation>
    </message>
    <message>
        <source>Σ (expected − given) / Σ information in each cell, all else fixed; z = size / error. Marked are cells past half a logit, with at most 5 % false finds over all cells, on {few} submissions or more.</source>
        <translation>Σ (esperado − dado) / Σ información en cada celda, con lo demás fijo; z = tamaño / error. Se marcan las celdas que pasan de medio logit, con un 5 % de hallazgos falsos como máximo sobre todas las celdas, en {few} entregas o más.</translation>
    </message>
    <message>
        <source>α = 1 − observed / expected disagreement over all pairable scores; ordinal distances count what lies between two levels in the data. Any number of readers, gaps allowed. n = {n:,} units.</source>
        <translation>α = 1 − desacuerdo observado / esperado sobre todas las calificaciones emparejables; las distancias ordinales cuentan lo que hay entre dos niveles en los datos. Cualquier número de lectores, se admiten huecos. n = {n:,} unidades.</translation>
    </message>
    <message>
        <source>“{detail}” may be unclear: {share:.0%} of pairs of scores differ, and {n} readers are among them.</source>
        <translation>«{detail}» puede no estar claro: el {share:.0%} de los pares de calificaciones difiere, y en ellos hay {n} lectores.</translation>
    </message>
    <message>
        <source>“{detail}” {n}</source>
        <translation>«{detail}» {n}</translation>
    </message>
    <message>
        <source>“{detail}”: {share:.0%} of {n} citations lead nowhere (no place named {unread}, wrong place {wrong}, not there {gone}).</source>
        <translation>«{detail}»: el {share:.0%} de {n} citas no lleva a ningún sitio (sin lugar {unread}, lugar equivocado {wrong}, no está {gone}).</translation>
    </message>
    <message>
        <source>“{mark}” is no level of the scale of {label}.</source>
        <translation>«{mark}» no es un nivel de la escala de {label}.</translation>
    </message>
    <message>
        <source>“{mark}” is not a mark that {label} can have.</source>
        <translation>«{mark}» no es una calificación que {label} pueda tener.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {why}.</source>
        <translation>«{name}» no se puede leer: {why}.</translation>
    </message>
    <message>
        <source>“{name}” has too many pages: “{title}” asks for {asked}.</source>
        <translation>«{name}» tiene demasiadas páginas: «{title}» pide {asked}.</translation>
    </message>
    <message>
        <source>“{name}” is not of the kind that “{title}” asks for: {asked}.</source>
        <translation>«{name}» no es del tipo que pide «{title}»: {asked}.</translation>
    </message>
    <message>
        <source>“{name}” is not on this laptop yet; it was handed in.</source>
        <translation>«{name}» aún no está en este equipo; sí se entregó.</translation>
    </message>
    <message>
        <source>“{name}” is too long: “{title}” asks for {asked}.</source>
        <translation>«{name}» es demasiado largo: «{title}» pide {asked}.</translation>
    </message>
    <message>
        <source>“{reason}” is not a reason this programme has.</source>
        <translation>«{reason}» no es un motivo de este programa.</translation>
    </message>
    <message>
        <source>“{title}” asks for one or the other; handed in are {given}.</source>
        <translation>«{title}» pide lo uno o lo otro; se entregaron {given}.</translation>
    </message>
    <message>
        <source>“{title}” asks for {asked}; how long “{name}” is, is not known yet.</source>
        <translation>«{title}» pide {asked}; aún no se sabe cuánto dura «{name}».</translation>
    </message>
    <message>
        <source>“{title}” asks for {needed} files ({asked}); {n} handed in.</source>
        <translation>«{title}» pide {needed} archivos ({asked}); se entregaron {n}.</translation>
    </message>
    <message>
        <source>“{title}” has nothing called “{id}” to score.</source>
        <translation>«{title}» no tiene nada llamado «{id}» que calificar.</translation>
    </message>
    <message>
        <source>“{title}” is missing: nothing was written.</source>
        <translation>Falta «{title}»: no se escribió nada.</translation>
    </message>
    <message>
        <source>“{title}” is missing: {asked} is asked for.</source>
        <translation>Falta «{title}»: se pide {asked}.</translation>
    </message>
    <message>
        <source>“{title}”: question {number} has no answer.</source>
        <translation>«{title}»: la pregunta {number} no tiene respuesta.</translation>
    </message>
    <message>
        <source>“{written}” read as the worksheet {name}</source>
        <translation>«{written}» leído como la hoja {name}</translation>
    </message>
    <message>
        <source>“{written}” read as {name}</source>
        <translation>«{written}» leído como {name}</translation>
    </message>
</context>
<context>
    <name>SettingControl</name>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the default of “{title}”</source>
        <translation>Volver al valor inicial de «{title}»</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Todos los ajustes</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Your laptops</source>
        <translation>Sus equipos</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Cell</source>
        <translation>Celda</translation>
    </message>
    <message>
        <source>Cells of the sheet</source>
        <translation>Celdas de la hoja</translation>
    </message>
    <message>
        <source>Go to a cell</source>
        <translation>Ir a una celda</translation>
    </message>
    <message>
        <source>Opening the spreadsheet …</source>
        <translation>Abriendo la hoja de cálculo…</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Hojas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Type a cell such as B4 and press Enter</source>
        <translation>Escriba una celda, por ejemplo B4, y pulse Intro</translation>
    </message>
</context>
<context>
    <name>SheetWords</name>
    <message>
        <source>p. {0}</source>
        <translation>p. {0}</translation>
    </message>
    <message>
        <source>{0} · sheet {1}</source>
        <translation>{0} · hoja {1}</translation>
    </message>
</context>
<context>
    <name>ShortcutPanel</name>
    <message>
        <source>All keys</source>
        <translation>Todas las teclas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Buscar un comando o una tecla</translation>
    </message>
    <message>
        <source>Find a command or a key…</source>
        <translation>Buscar un comando o una tecla…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Keys that type a character do nothing while a text field has the focus; Esc leaves the field. Keys can be changed in the settings.</source>
        <translation>Las teclas que escriben un carácter no actúan mientras se está en un campo de texto; Esc sale del campo. Las teclas se pueden cambiar en los ajustes.</translation>
    </message>
    <message>
        <source>No command or key is called “{words}”.</source>
        <translation>Ningún comando o tecla se llama «{words}».</translation>
    </message>
    <message>
        <source>Not on the page in front</source>
        <translation>No disponibles en la página actual</translation>
    </message>
</context>
<context>
    <name>SideBody</name>
    <message>
        <source>CRITERIA</source>
        <translation>CRITERIOS</translation>
    </message>
    <message>
        <source>Criteria of this case, disagreements first</source>
        <translation>Criterios de este caso, primero los desacuerdos</translation>
    </message>
</context>
<context>
    <name>SideJudgement</name>
    <message>
        <source>An example needs two readers who gave the same level, or a score of record.</source>
        <translation>Un ejemplo necesita dos personas que hayan dado el mismo nivel, o una calificación definitiva.</translation>
    </message>
    <message>
        <source>It is an example already.</source>
        <translation>Ya es un ejemplo.</translation>
    </message>
    <message>
        <source>No explanation was given.</source>
        <translation>No se dio ninguna explicación.</translation>
    </message>
    <message>
        <source>Practitioner’s explanation</source>
        <translation>Explicación de quien presenta</translation>
    </message>
    <message>
        <source>The hub did not take your score of record: {why}</source>
        <translation>El servidor no aceptó su calificación definitiva: {why}</translation>
    </message>
</context>
<context>
    <name>SidePage</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Next disagreement ▸</source>
        <translation>Siguiente desacuerdo ▸</translation>
    </message>
    <message>
        <source>Your own score is not stored: {why} It still goes with the score of record.</source>
        <translation>Su propia calificación no se guardó: {why} Aun así va con la calificación definitiva.</translation>
    </message>
    <message>
        <source>◂ Disagreement</source>
        <translation>◂ Desacuerdo</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the panel</source>
        <translation>Cerrar el panel</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Pages and outline</source>
        <translation>Páginas e índice</translation>
    </message>
    <message>
        <source>Pages or outline</source>
        <translation>Páginas o índice</translation>
    </message>
    <message>
        <source>Reading the outline …</source>
        <translation>Leyendo el índice…</translation>
    </message>
    <message>
        <source>This file has no outline.</source>
        <translation>Este archivo no tiene índice.</translation>
    </message>
</context>
<context>
    <name>SideReader</name>
    <message>
        <source>Ask for a re-score…</source>
        <translation>Pedir una nueva calificación…</translation>
    </message>
    <message>
        <source>Ask {reader} for a re-score…</source>
        <translation>Pedir a {reader} una nueva calificación…</translation>
    </message>
    <message>
        <source>Given first, and what counts for agreement: {level}</source>
        <translation>Se dio primero, y es lo que cuenta para la concordancia: {level}</translation>
    </message>
    <message>
        <source>No comment.</source>
        <translation>Sin comentario.</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Places {reader} looked at</source>
        <translation>Lugares que {reader} miró</translation>
    </message>
    <message>
        <source>Reader {letter}: {reader}</source>
        <translation>Lectura {letter}: {reader}</translation>
    </message>
    <message>
        <source>The comments and places of this reader come with the next sync.</source>
        <translation>Los comentarios y lugares de esta lectura llegan con la próxima sincronización.</translation>
    </message>
</context>
<context>
    <name>SideRecord</name>
    <message>
        <source>Make it an example…</source>
        <translation>Usarla como ejemplo…</translation>
    </message>
    <message>
        <source>Not scorable</source>
        <translation>No evaluable</translation>
    </message>
    <message>
        <source>Reason for the score of record</source>
        <translation>Motivo de la calificación definitiva</translation>
    </message>
    <message>
        <source>Record anew</source>
        <translation>Registrar de nuevo</translation>
    </message>
    <message>
        <source>Record the score</source>
        <translation>Registrar la calificación</translation>
    </message>
    <message>
        <source>Say in a sentence why: leads read this, and it is kept.</source>
        <translation>Diga en una frase por qué: la coordinación lo lee y se conserva.</translation>
    </message>
    <message>
        <source>Score of record · what the readers gave is kept beside it</source>
        <translation>Calificación definitiva · lo que dio cada lectura se conserva</translation>
    </message>
    <message>
        <source>Show what the readers gave</source>
        <translation>Mostrar lo que dio cada lectura</translation>
    </message>
    <message>
        <source>The reason is too long; {n} characters fit.</source>
        <translation>El motivo es demasiado largo; caben {n} caracteres.</translation>
    </message>
    <message>
        <source>Why this level? Leads read this, and it is kept.</source>
        <translation>¿Por qué este nivel? La coordinación lo lee y se conserva.</translation>
    </message>
    <message>
        <source>Your own score first</source>
        <translation>Primero su propia calificación</translation>
    </message>
    <message>
        <source>Your programme asks leads to judge before they see what the readers gave. Choose a level.</source>
        <translation>Su programa pide a la coordinación valorar antes de ver lo que dio cada lectura. Elija un nivel.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Hub address</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>No browser could be opened on this machine.</source>
        <translation>No se pudo abrir ningún navegador en este equipo.</translation>
    </message>
    <message>
        <source>Nobody signed in with the browser in time. Try again.</source>
        <translation>Nadie inició sesión con el navegador a tiempo. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Open a bundle…</source>
        <translation>Abrir un paquete…</translation>
    </message>
    <message>
        <source>Opens your browser; only the hub address is needed here</source>
        <translation>Abre su navegador; aquí solo hace falta la dirección del servidor</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Please fill in the hub address first.</source>
        <translation>Escriba primero la dirección del servidor.</translation>
    </message>
    <message>
        <source>Please fill in the hub address, your name and your password.</source>
        <translation>Rellene la dirección del servidor, su nombre y su contraseña.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Sign in there; this page goes on by itself.</source>
        <translation>Inicie sesión allí; esta página continúa por sí sola.</translation>
    </message>
    <message>
        <source>Sign in to the hub of your programme; its address came with your invitation. After the first sync you can work without a network, and everything you enter is saved on this laptop at once. Help in the menu shows you round.</source>
        <translation>Inicie sesión en el servidor de su programa; la dirección venía con su invitación. Tras la primera sincronización puede trabajar sin red, y todo lo que introduzca se guarda de inmediato en este equipo. La Ayuda del menú le muestra cómo funciona.</translation>
    </message>
    <message>
        <source>Sign in with your organisation…</source>
        <translation>Iniciar sesión con su organización…</translation>
    </message>
    <message>
        <source>Signing in did not work for a reason this program did not expect.</source>
        <translation>No se pudo iniciar sesión por un motivo que este programa no esperaba.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>This address could not be remembered: {why}</source>
        <translation>No se pudo recordar esta dirección: {why}</translation>
    </message>
    <message>
        <source>To the hub of your programme. After the first sync you can work without a network.</source>
        <translation>En el servidor de su programa. Después de la primera sincronización puede trabajar sin red.</translation>
    </message>
    <message>
        <source>Waiting for your browser…</source>
        <translation>Esperando a su navegador…</translation>
    </message>
    <message>
        <source>Welcome to the assessor’s desk</source>
        <translation>Le damos la bienvenida al escritorio de evaluación</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué falló</translation>
    </message>
    <message>
        <source>Work that came in a file, for a laptop without a network; no sign-in is needed</source>
        <translation>Trabajo que llegó en un archivo, para un equipo sin red; no hace falta iniciar sesión</translation>
    </message>
    <message>
        <source>You are signed in when the app says so. This page can be closed.</source>
        <translation>Habrá iniciado sesión cuando la aplicación lo diga. Puede cerrar esta página.</translation>
    </message>
    <message>
        <source>Your password is not kept on this laptop, only a token that your programme can revoke.</source>
        <translation>Su contraseña no se guarda en este equipo, solo una credencial de acceso que su programa puede revocar.</translation>
    </message>
    <message>
        <source>https://hub.example.org</source>
        <translation>https://hub.example.org</translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>En orden inverso</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>1 download is paused</source>
        <translation>1 descarga en pausa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Connection and unsent work</source>
        <translation>Conexión y trabajo sin enviar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Opening the desk…</source>
        <translation>Abriendo el escritorio…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>Submissions finished today</source>
        <translation>Entregas terminadas hoy</translation>
    </message>
    <message>
        <source>Who is signed in</source>
        <translation>Quién ha iniciado sesión</translation>
    </message>
    <message>
        <source>about 1 minute left</source>
        <translation>falta alrededor de 1 minuto</translation>
    </message>
    <message>
        <source>about {n} minutes left</source>
        <translation>faltan unos {n} minutos</translation>
    </message>
    <message>
        <source>file {n} of {files}: {done} of {total}</source>
        <translation>archivo {n} de {files}: {done} de {total}</translation>
    </message>
    <message>
        <source>nearly there</source>
        <translation>casi listo</translation>
    </message>
    <message>
        <source>under a minute left</source>
        <translation>falta menos de un minuto</translation>
    </message>
    <message>
        <source>{n} downloads are paused</source>
        <translation>{n} descargas en pausa</translation>
    </message>
    <message>
        <source>{sentence} · last sync {ago}</source>
        <translation>{sentence} · última sincronización {ago}</translation>
    </message>
    <message>
        <source>{sentence} · {receipt} {time}</source>
        <translation>{sentence} · {receipt} {time}</translation>
    </message>
    <message>
        <source>{sentence} — {done} of {total}</source>
        <translation>{sentence} — {done} de {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} por segundo</translation>
    </message>
</context>
<context>
    <name>StepTeller</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>Done again: {what}</source>
        <translation>Rehecho: {what}</translation>
    </message>
    <message>
        <source>Nothing is left to do again.</source>
        <translation>No queda nada por rehacer.</translation>
    </message>
    <message>
        <source>Nothing is left to undo.</source>
        <translation>No queda nada por deshacer.</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Deshecho: {what}</translation>
    </message>
    <message>
        <source>answer on the change asked for in {label}</source>
        <translation>respuesta sobre el cambio solicitado en {label}</translation>
    </message>
    <message>
        <source>comment on {label}</source>
        <translation>comentario sobre {label}</translation>
    </message>
    <message>
        <source>flag on {label}</source>
        <translation>señal en {label}</translation>
    </message>
    <message>
        <source>mark on “{citation}” for {label}</source>
        <translation>marca en «{citation}» de {label}</translation>
    </message>
    <message>
        <source>overall feedback</source>
        <translation>retroalimentación general</translation>
    </message>
    <message>
        <source>pin on {where}, {place}</source>
        <translation>nota en {where}, {place}</translation>
    </message>
    <message>
        <source>score of {label}</source>
        <translation>calificación de {label}</translation>
    </message>
</context>
<context>
    <name>SyncDriver</name>
    <message>
        <source>Something unexpected went wrong while talking to the hub; what you entered is safe here.</source>
        <translation>Ocurrió algo inesperado al comunicarse con el servidor; lo que introdujo está a salvo aquí.</translation>
    </message>
</context>
<context>
    <name>SyncHistoryPage</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Nothing has passed yet</source>
        <translation>Aún no se ha intercambiado nada</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Ocurrió algo inesperado.</translation>
    </message>
    <message>
        <source>Sync history</source>
        <translation>Historial de sincronización</translation>
    </message>
    <message>
        <source>Syncs and downloads, the newest first</source>
        <translation>Sincronizaciones y descargas, las más recientes primero</translation>
    </message>
    <message>
        <source>The last {n} times anything passed</source>
        <translation>Las últimas {n} veces que se intercambió algo</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>Por resolver</translation>
    </message>
    <message>
        <source>What is sent and received is written down here.</source>
        <translation>Aquí se anota lo que se envía y se recibe.</translation>
    </message>
    <message>
        <source>What passed in this sync</source>
        <translation>Lo que se intercambió esta vez</translation>
    </message>
    <message>
        <source>What you entered is safe on this laptop.</source>
        <translation>Lo que escribió está a salvo en este equipo.</translation>
    </message>
    <message>
        <source>◂ Back</source>
        <translation>◂ Volver</translation>
    </message>
</context>
<context>
    <name>SyncWays</name>
    <message>
        <source>Download all the same</source>
        <translation>Descargar de todos modos</translation>
    </message>
    <message>
        <source>This network is metered, so none of the {n} submissions was downloaded yet.</source>
        <translation>Esta red es de uso medido, así que aún no se descargó ninguna de las {n} entregas.</translation>
    </message>
    <message>
        <source>This network is metered, so nothing was downloaded yet.</source>
        <translation>Esta red es de uso medido, así que aún no se descargó nada.</translation>
    </message>
</context>
<context>
    <name>TextReader</name>
    <message>
        <source>Another program on this laptop may be able to show it.</source>
        <translation>Quizá otro programa de este equipo pueda mostrarlo.</translation>
    </message>
    <message>
        <source>Download the submission again.</source>
        <translation>Descargue de nuevo la entrega.</translation>
    </message>
    <message>
        <source>The rest of the submission can still be read and scored.</source>
        <translation>El resto de la entrega se puede leer y calificar.</translation>
    </message>
    <message>
        <source>This file could not be read from this laptop.</source>
        <translation>No se pudo leer este archivo en este equipo.</translation>
    </message>
    <message>
        <source>This file is called text but holds something else.</source>
        <translation>Este archivo dice ser texto, pero contiene otra cosa.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Este archivo está vacío.</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Text of the file</source>
        <translation>Texto del archivo</translation>
    </message>
    <message>
        <source>The text ends with line {line}.</source>
        <translation>El texto termina en la línea {line}.</translation>
    </message>
    <message>
        <source>This file could not be read.</source>
        <translation>No se pudo leer este archivo.</translation>
    </message>
    <message>
        <source>This file is longer than 4 MB; only its beginning is shown.</source>
        <translation>Este archivo supera los 4 MB; solo se muestra su comienzo.</translation>
    </message>
    <message>
        <source>Very long lines are broken, so line numbers may differ from other programs.</source>
        <translation>Las líneas muy largas se parten, así que los números de línea pueden diferir de otros programas.</translation>
    </message>
</context>
<context>
    <name>TextWatch</name>
    <message>
        <source>1 word</source>
        <translation>1 palabra</translation>
    </message>
    <message>
        <source>{n} characters left</source>
        <translation>quedan {n} caracteres</translation>
    </message>
    <message>
        <source>{n} characters too many to be saved</source>
        <translation>sobran {n} caracteres para guardarlo</translation>
    </message>
    <message>
        <source>{n} words</source>
        <translation>{n} palabras</translation>
    </message>
</context>
<context>
    <name>ThumbnailList</name>
    <message>
        <source>Small pages</source>
        <translation>Páginas en miniatura</translation>
    </message>
</context>
<context>
    <name>ThumbnailModel</name>
    <message>
        <source>Cited for {0}</source>
        <translation>Citado para {0}</translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>Página {0}</translation>
    </message>
    <message>
        <source>Pinned notes: {0}</source>
        <translation>Notas fijadas: {0}</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>en lectura</translation>
    </message>
</context>
<context>
    <name>TimeBox</name>
    <message>
        <source>Go to a time</source>
        <translation>Ir a un momento</translation>
    </message>
    <message>
        <source>Length, or what is left</source>
        <translation>Duración, o lo que queda</translation>
    </message>
    <message>
        <source>Time: {time}. Press to type another.</source>
        <translation>Momento: {time}. Pulse para escribir otro.</translation>
    </message>
    <message>
        <source>Type a time such as 3:20, up to {length}.</source>
        <translation>Escriba un momento, por ejemplo 3:20, hasta {length}.</translation>
    </message>
    <message>
        <source>Type a time such as 3:20.</source>
        <translation>Escriba un momento, por ejemplo 3:20.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>A number sets the level, {comment} starts a comment. There is nothing to save: each change is on this laptop at once, and {undo} takes it back.</source>
        <translation>Un número fija el nivel, {comment} inicia un comentario. No hay que guardar nada: cada cambio queda en este equipo de inmediato, y {undo} lo deshace.</translation>
    </message>
    <message>
        <source>All the rest</source>
        <translation>Todo lo demás</translation>
    </message>
    <message>
        <source>Choosing a criterion brings its first citation on screen. {next} and {previous} go through the others; pages, films and sheets all open here.</source>
        <translation>Al elegir un criterio, su primera cita aparece en pantalla. {next} y {previous} recorren las demás; páginas, vídeos y hojas se abren todos aquí.</translation>
    </message>
    <message>
        <source>Every command is in this menu with its key; {find} finds anything, {keys} shows all keys. {review} reviews and submits. This tour is under Help.</source>
        <translation>Todos los comandos están en este menú con su tecla; {find} busca cualquier cosa, {keys} muestra todas las teclas. {review} revisa y envía. Este recorrido está en Ayuda.</translation>
    </message>
    <message>
        <source>Everything assigned to you, the most urgent first. Enter opens a submission; once it is downloaded it can be read without a network.</source>
        <translation>Todo lo que tiene asignado, lo más urgente primero. Intro abre una entrega; una vez descargada, se puede leer sin red.</translation>
    </message>
    <message>
        <source>Parts and criteria, each with your score. {next} and {previous} go on and back, {unscored} to the next one without a score.</source>
        <translation>Partes y criterios, cada uno con su calificación. {next} y {previous} avanzan y retroceden, {unscored} va al siguiente sin calificar.</translation>
    </message>
    <message>
        <source>The evidence, at the place cited</source>
        <translation>La evidencia, en el lugar citado</translation>
    </message>
    <message>
        <source>What is to be judged</source>
        <translation>Lo que se debe evaluar</translation>
    </message>
    <message>
        <source>Your judgement</source>
        <translation>Su valoración</translation>
    </message>
    <message>
        <source>Your queue</source>
        <translation>Su cola</translation>
    </message>
</context>
<context>
    <name>TraceLegend</name>
    <message>
        <source>Marks</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>Marks on citations</source>
        <translation>Marcas en las citas</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Pages and moments that were opened</source>
        <translation>Páginas y momentos que se abrieron</translation>
    </message>
    <message>
        <source>Pinned notes</source>
        <translation>Notas fijadas</translation>
    </message>
    <message>
        <source>Pins</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Show what reader {letter} ({reader}) left on the evidence</source>
        <translation>Mostrar lo que dejó la lectura {letter} ({reader}) en la evidencia</translation>
    </message>
</context>
<context>
    <name>TruthCard</name>
    <message>
        <source>Show the agreed scores</source>
        <translation>Mostrar las calificaciones acordadas</translation>
    </message>
    <message>
        <source>This one was a seed: its scores were agreed beforehand, to see how alike everybody scores. You gave the agreed score on {same} of {all}. Nothing changes for the practitioner.</source>
        <translation>Esta entrega era una semilla: sus calificaciones se acordaron antes, para ver si todos califican igual. Usted dio la calificación acordada en {same} de {all}. Nada cambia para quien presenta.</translation>
    </message>
</context>
<context>
    <name>TruthTable</name>
    <message>
        <source>Agreed</source>
        <translation>Acordado</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Your scores beside the agreed ones</source>
        <translation>Sus calificaciones junto a las acordadas</translation>
    </message>
    <message>
        <source>as agreed</source>
        <translation>como se acordó</translation>
    </message>
    <message>
        <source>not as agreed</source>
        <translation>distinto de lo acordado</translation>
    </message>
</context>
<context>
    <name>VaultGuard</name>
    <message>
        <source>Make one</source>
        <translation>Crear uno</translation>
    </message>
    <message>
        <source>Should the key to this laptop’s work be lost, only a recovery code opens it. There is none.</source>
        <translation>Si se pierde la clave del trabajo de este equipo, solo lo abre un código de recuperación. No hay ninguno.</translation>
    </message>
    <message>
        <source>This did not work for a reason this program did not expect. Nothing was lost.</source>
        <translation>No funcionó por un motivo que este programa no esperaba. No se perdió nada.</translation>
    </message>
</context>
<context>
    <name>VaultSection</name>
    <message>
        <source>A backup holds all you entered, encrypted; evidence comes from the hub again.</source>
        <translation>Una copia de seguridad contiene cifrado todo lo que usted escribió; la evidencia vuelve a venir del servidor.</translation>
    </message>
    <message>
        <source>A check reads every page and every file of the work on this laptop, and changes nothing.</source>
        <translation>La comprobación lee cada página y cada archivo del trabajo en este equipo, y no cambia nada.</translation>
    </message>
    <message>
        <source>All is well: the database is whole, and so are the files ({n}).</source>
        <translation>Todo está bien: la base de datos está íntegra, y también los archivos ({n}).</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Hacer una copia…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Cambiar la frase de contraseña…</translation>
    </message>
    <message>
        <source>Check the vault</source>
        <translation>Comprobar el almacén</translation>
    </message>
    <message>
        <source>Fetch them again</source>
        <translation>Volver a traerlos</translation>
    </message>
    <message>
        <source>Files put aside: {n}. The next download fetches them again.</source>
        <translation>Archivos apartados: {n}. La próxima descarga los trae de nuevo.</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Bloquear ahora</translation>
    </message>
    <message>
        <source>New recovery code…</source>
        <translation>Nuevo código de recuperación…</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation>Arreglarlo</translation>
    </message>
    <message>
        <source>Reading the database and the files: {done} of {total}.</source>
        <translation>Leyendo la base de datos y los archivos: {done} de {total}.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Recovery code…</source>
        <translation>Código de recuperación…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurar una copia de seguridad…</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>Salvar lo que se pueda leer…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The database is damaged. What can be read is saved into a new one; nothing is deleted.</source>
        <translation>La base de datos está dañada. Lo que se pueda leer se guarda en una nueva; no se borra nada.</translation>
    </message>
    <message>
        <source>The database is whole. Of {all} files {n} are not as they should be.</source>
        <translation>La base de datos está íntegra. De {all} archivos, {n} no están como deben.</translation>
    </message>
    <message>
        <source>The work on this laptop is encrypted.</source>
        <translation>El trabajo de este equipo está cifrado.</translation>
    </message>
    <message>
        <source>The work on this laptop is encrypted; its key is in the system keyring.</source>
        <translation>El trabajo de este equipo está cifrado; su clave está en el llavero del sistema.</translation>
    </message>
    <message>
        <source>The work on this laptop is encrypted; your passphrase opens it.</source>
        <translation>El trabajo de este equipo está cifrado; lo abre su frase de contraseña.</translation>
    </message>
    <message>
        <source>There is a recovery code. A new one makes the one before worthless.</source>
        <translation>Hay un código de recuperación. Uno nuevo deja sin valor el anterior.</translation>
    </message>
    <message>
        <source>There is no recovery code yet: if the key is lost, so is what was not sent.</source>
        <translation>Todavía no hay código de recuperación: si se pierde la clave, se pierde lo que no se envió.</translation>
    </message>
    <message>
        <source>Use a passphrase…</source>
        <translation>Usar una frase de contraseña…</translation>
    </message>
    <message>
        <source>Use the system keyring</source>
        <translation>Usar el llavero del sistema</translation>
    </message>
    <message>
        <source>What the check of the work on this laptop found</source>
        <translation>Lo que halló la comprobación del trabajo en este equipo</translation>
    </message>
</context>
<context>
    <name>VaultWishes</name>
    <message>
        <source>Back up the work on this laptop</source>
        <translation>Hacer una copia del trabajo de este equipo</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar una copia de seguridad</translation>
    </message>
    <message>
        <source>The backup is written ({n} KB, encrypted). What opens this desk now opens it too.</source>
        <translation>La copia está escrita ({n} KB, cifrada). La abre lo mismo que abre ahora este escritorio.</translation>
    </message>
    <message>
        <source>The check did not come to its end. Nothing was changed.</source>
        <translation>La comprobación no llegó a su fin. No se cambió nada.</translation>
    </message>
    <message>
        <source>The desk asks for it at every start. Nothing is kept in the system keyring any more.</source>
        <translation>El escritorio la pide en cada inicio. Ya no se guarda nada en el llavero del sistema.</translation>
    </message>
    <message>
        <source>The key is in the system keyring now; the desk asks for no passphrase any more.</source>
        <translation>La clave está ahora en el llavero del sistema; el escritorio ya no pide frase de contraseña.</translation>
    </message>
    <message>
        <source>desk {day}</source>
        <translation>escritorio {day}</translation>
    </message>
</context>
<context>
    <name>VerdictMark</name>
    <message>
        <source>fails</source>
        <translation>no se cumple</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>se cumple</translation>
    </message>
    <message>
        <source>open</source>
        <translation>pendiente</translation>
    </message>
</context>
<context>
    <name>VideoCanvas</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Sound of {name}. {note}</source>
        <translation>Sonido de {name}. {note}</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>Grabación de sonido</translation>
    </message>
</context>
<context>
    <name>VideoView</name>
    <message>
        <source>No sound device was found on this computer: the recording runs without sound.</source>
        <translation>No se encontró ningún dispositivo de sonido en este equipo: la grabación se reproduce sin sonido.</translation>
    </message>
    <message>
        <source>Opening the recording…</source>
        <translation>Abriendo la grabación…</translation>
    </message>
    <message>
        <source>Played by Qt, which shows the frames of this recording exactly.</source>
        <translation>Reproducida con Qt, que muestra exactamente los fotogramas de esta grabación.</translation>
    </message>
    <message>
        <source>Played by Qt: libVLC is not installed, or cannot play this recording.</source>
        <translation>Reproducida con Qt: libVLC no está instalado o no puede reproducir esta grabación.</translation>
    </message>
    <message>
        <source>This recording cannot be shown</source>
        <translation>Esta grabación no se puede mostrar</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>Back to “{view}” as saved</source>
        <translation>Volver a «{view}» tal como se guardó</translation>
    </message>
    <message>
        <source>Delete “{view}”</source>
        <translation>Eliminar «{view}»</translation>
    </message>
    <message>
        <source>Rename “{view}”…</source>
        <translation>Cambiar el nombre de «{view}»…</translation>
    </message>
    <message>
        <source>Save as a new view…</source>
        <translation>Guardar como vista nueva…</translation>
    </message>
    <message>
        <source>Save the changes to “{view}”</source>
        <translation>Guardar los cambios en «{view}»</translation>
    </message>
</context>
<context>
    <name>Viewers</name>
    <message>
        <source>A copy will be written outside the vault and removed when the desk closes.</source>
        <translation>Se escribirá una copia fuera del almacén cifrado y se eliminará al cerrar el escritorio.</translation>
    </message>
    <message>
        <source>No program on this laptop opens files of this kind.</source>
        <translation>Ningún programa de este equipo abre archivos de este tipo.</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Abrir una copia</translation>
    </message>
</context>
<context>
    <name>WaitHint</name>
    <message>
        <source>Going to {time}…</source>
        <translation>Yendo a {time}…</translation>
    </message>
    <message>
        <source>Waiting for the recording…</source>
        <translation>Esperando la grabación…</translation>
    </message>
</context>
<context>
    <name>WindowMemory</name>
    <message>
        <source>The layout of the window could not be remembered: {why}</source>
        <translation>No se pudo recordar la disposición de la ventana: {why}</translation>
    </message>
</context>
<context>
    <name>WorkspaceHeader</name>
    <message>
        <source>Attempt {number}</source>
        <translation>Intento {number}</translation>
    </message>
    <message>
        <source>Review &amp;&amp; submit…</source>
        <translation>Revisar y enviar…</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Revisar…</translation>
    </message>
    <message>
        <source>adjudicator</source>
        <translation>árbitro/a</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>intento {number}</translation>
    </message>
    <message>
        <source>calibration set</source>
        <translation>conjunto de calibración</translation>
    </message>
    <message>
        <source>due {words}</source>
        <translation>vence {words}</translation>
    </message>
    <message>
        <source>first reader</source>
        <translation>primera lectura</translation>
    </message>
    <message>
        <source>second reader</source>
        <translation>segunda lectura</translation>
    </message>
    <message>
        <source>{count} of {total} open again</source>
        <translation>{count} de {total} reabiertos</translation>
    </message>
    <message>
        <source>{scored} / {total} scored</source>
        <translation>{scored} / {total} calificados</translation>
    </message>
</context>
<context>
    <name>WorkspacePage</name>
    <message>
        <source>A comment is not saved yet, so it would be missing from the review. It is being tried again.</source>
        <translation>Un comentario aún no se ha guardado, así que faltaría en la revisión. Se está reintentando.</translation>
    </message>
    <message>
        <source>Choose a submission in the queue: it opens here, beside its evidence.</source>
        <translation>Elija una entrega en la cola: se abre aquí, junto a su evidencia.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Go to the queue</source>
        <translation>Ir a la cola</translation>
    </message>
    <message>
        <source>No submission is open</source>
        <translation>No hay ninguna entrega abierta</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>This submission cannot be opened</source>
        <translation>Esta entrega no se puede abrir</translation>
    </message>
</context>
<context>
    <name>ago</name>
    <message>
        <source>1 hour ago</source>
        <translation>hace 1 hora</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>hace 1 minuto</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>el {day}</translation>
    </message>
    <message>
        <source>{n} hours ago</source>
        <translation>hace {n} horas</translation>
    </message>
    <message>
        <source>{n} minutes ago</source>
        <translation>hace {n} minutos</translation>
    </message>
</context>
<context>
    <name>calibration_acts</name>
    <message>
        <source>About</source>
        <translation>Sobre qué</translation>
    </message>
    <message>
        <source>Adjudicated</source>
        <translation>Arbitrado</translation>
    </message>
    <message>
        <source>Asked for a re-score</source>
        <translation>Pidió una nueva calificación</translation>
    </message>
    <message>
        <source>Calibration set</source>
        <translation>Conjunto de calibración</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Suceso</translation>
    </message>
    <message>
        <source>Made an anchor example</source>
        <translation>Creó un ejemplo de referencia</translation>
    </message>
    <message>
        <source>Private report</source>
        <translation>Informe privado</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>Habilitación</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The hub said no: {reason}</source>
        <translation>El servidor la rechazó: {reason}</translation>
    </message>
    <message>
        <source>Took a case</source>
        <translation>Tomó un caso</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Withdrew an anchor example</source>
        <translation>Retiró un ejemplo de referencia</translation>
    </message>
    <message>
        <source>another submission</source>
        <translation>otra entrega</translation>
    </message>
    <message>
        <source>not taken by the hub</source>
        <translation>no aceptada por el servidor</translation>
    </message>
    <message>
        <source>not yet qualified</source>
        <translation>aún sin habilitar</translation>
    </message>
    <message>
        <source>qualified</source>
        <translation>con habilitación</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>registrada</translation>
    </message>
    <message>
        <source>to {reader}</source>
        <translation>para {reader}</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>espera a enviarse</translation>
    </message>
    <message>
        <source>{name}: {n} submissions, {readers} readers</source>
        <translation>{name}: {n} entregas, {readers} lectores</translation>
    </message>
    <message>
        <source>{reader}: {outcome}, {exact} exact of {n} scores, {needed} needed</source>
        <translation>{reader}: {outcome}, {exact} exacto de {n} calificaciones, se pide {needed}</translation>
    </message>
</context>
<context>
    <name>calibration_cases</name>
    <message>
        <source>Criterion</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Efecto</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>Levels away</source>
        <translation>Niveles de distancia</translation>
    </message>
    <message>
        <source>Levels between the highest and the lowest score</source>
        <translation>Niveles entre la calificación más alta y la más baja</translation>
    </message>
    <message>
        <source>Levels that separate one of the readings from the other result</source>
        <translation>Niveles que separan una de las lecturas del otro resultado</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Calificaciones</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>crosses the pass line</source>
        <translation>cruza la línea de corte</translation>
    </message>
    <message>
        <source>earned</source>
        <translation>obtenida</translation>
    </message>
    <message>
        <source>near the pass line</source>
        <translation>cerca de la línea de corte</translation>
    </message>
    <message>
        <source>not yet earned</source>
        <translation>aún no obtenida</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>resuelto</translation>
    </message>
    <message>
        <source>shown once you have judged it yourself</source>
        <translation>se muestra cuando usted lo haya valorado</translation>
    </message>
    <message>
        <source>turns with the reader</source>
        <translation>cambia según quien lea</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>sin decidir</translation>
    </message>
</context>
<context>
    <name>calibration_coefficients</name>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation>Coeficiente</translation>
    </message>
    <message>
        <source>Exact agreement, mean over what was scored</source>
        <translation>Acuerdo exacto, media de lo calificado</translation>
    </message>
    <message>
        <source>Exact agreement, of pairs</source>
        <translation>Acuerdo exacto, por pares</translation>
    </message>
    <message>
        <source>Fleiss κ</source>
        <translation>κ de Fleiss</translation>
    </message>
    <message>
        <source>Gwet AC1</source>
        <translation>AC1 de Gwet</translation>
    </message>
    <message>
        <source>Gwet AC2, linear weights</source>
        <translation>AC2 de Gwet, pesos lineales</translation>
    </message>
    <message>
        <source>Gwet AC2, quadratic weights</source>
        <translation>AC2 de Gwet, pesos cuadráticos</translation>
    </message>
    <message>
        <source>Krippendorff α, interval</source>
        <translation>α de Krippendorff, de intervalo</translation>
    </message>
    <message>
        <source>Krippendorff α, nominal</source>
        <translation>α de Krippendorff, nominal</translation>
    </message>
    <message>
        <source>Krippendorff α, ordinal</source>
        <translation>α de Krippendorff, ordinal</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Same or neighbouring level, of pairs</source>
        <translation>Mismo nivel o contiguo, por pares</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
</context>
<context>
    <name>calibration_criteria</name>
    <message>
        <source>AC1</source>
        <translation>AC1</translation>
    </message>
    <message>
        <source>AC2</source>
        <translation>AC2</translation>
    </message>
    <message>
        <source>Above (+) or below what is expected of this reader here</source>
        <translation>Por encima (+) o por debajo de lo que se espera aquí de este lector</translation>
    </message>
    <message>
        <source>Agreement beyond chance: 1 is perfect, 0 no better than chance</source>
        <translation>Acuerdo más allá del azar: 1 es perfecto, 0 no mejor que el azar</translation>
    </message>
    <message>
        <source>As α, but it stays true where nearly all scores are in one level</source>
        <translation>Como α, pero sigue siendo fiable cuando casi todas las calificaciones están en un nivel</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Dificultad</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exacto</translation>
    </message>
    <message>
        <source>How many standard errors that is from nothing</source>
        <translation>A cuántos errores estándar está de cero</translation>
    </message>
    <message>
        <source>How often two readers gave the same level</source>
        <translation>Con qué frecuencia dos lectores dieron el mismo nivel</translation>
    </message>
    <message>
        <source>In logits; positive is hard to score high on</source>
        <translation>En logits; positivo: es difícil obtener un nivel alto</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveles</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Mire aquí</translation>
    </message>
    <message>
        <source>Many different readers disagree here, not just one: the wording may be read in different ways.</source>
        <translation>Aquí discrepan muchos lectores distintos, no solo uno: tal vez el texto se entienda de varias maneras.</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lector/a</translation>
    </message>
    <message>
        <source>Scored by two readers or more</source>
        <translation>Calificadas por dos lectores o más</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Calificaciones</translation>
    </message>
    <message>
        <source>Stricter (+) or milder here than elsewhere</source>
        <translation>Más estricto (+) o más benévolo aquí que en lo demás</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>descriptor unclear?</source>
        <translation>¿descriptor poco claro?</translation>
    </message>
    <message>
        <source>milder here</source>
        <translation>más benévolo aquí</translation>
    </message>
    <message>
        <source>stricter here</source>
        <translation>más estricto aquí</translation>
    </message>
</context>
<context>
    <name>calibration_forms</name>
    <message>
        <source>Reader</source>
        <translation>Lector/a</translation>
    </message>
</context>
<context>
    <name>calibration_headline</name>
    <message>
        <source>1 crosses the pass line</source>
        <translation>1 cruza la línea de corte</translation>
    </message>
    <message>
        <source>ADJACENT</source>
        <translation>ADYACENTE</translation>
    </message>
    <message>
        <source>Agreement beyond what chance alone would give: 1 is perfect, 0 is no better than chance.</source>
        <translation>Acuerdo más allá de lo que daría el azar: 1 es perfecto, 0 no es mejor que el azar.</translation>
    </message>
    <message>
        <source>DECISION CONSISTENCY</source>
        <translation>COHERENCIA DE LA DECISIÓN</translation>
    </message>
    <message>
        <source>EXACT AGREEMENT</source>
        <translation>ACUERDO EXACTO</translation>
    </message>
    <message>
        <source>Gwet AC1</source>
        <translation>AC1 de Gwet</translation>
    </message>
    <message>
        <source>Gwet AC2</source>
        <translation>AC2 de Gwet</translation>
    </message>
    <message>
        <source>How often two readers gave the same level or neighbouring ones.</source>
        <translation>Con qué frecuencia dos lectores dieron el mismo nivel o niveles contiguos.</translation>
    </message>
    <message>
        <source>How often two readers of a submission come to the same result, earned or not yet earned.</source>
        <translation>Con qué frecuencia dos lectores de una entrega llegan al mismo resultado, obtenida o aún no obtenida.</translation>
    </message>
    <message>
        <source>How often two readers of the same thing gave exactly the same level.</source>
        <translation>Con qué frecuencia dos lectores de lo mismo dieron exactamente el mismo nivel.</translation>
    </message>
    <message>
        <source>KRIPPENDORFF α (NOMINAL)</source>
        <translation>α DE KRIPPENDORFF (NOMINAL)</translation>
    </message>
    <message>
        <source>KRIPPENDORFF α (ORDINAL)</source>
        <translation>α DE KRIPPENDORFF (ORDINAL)</translation>
    </message>
    <message>
        <source>Results that turn with the reader: {n}</source>
        <translation>Resultados que cambian según quien lea: {n}</translation>
    </message>
    <message>
        <source>Scores two or more levels apart, or that turn a result. A lead settles them; all scores are kept.</source>
        <translation>Calificaciones a dos niveles o más, o que cambian un resultado. La coordinación las resuelve; todas las calificaciones se conservan.</translation>
    </message>
    <message>
        <source>TO ADJUDICATE</source>
        <translation>POR ARBITRAR</translation>
    </message>
    <message>
        <source>Where nearly all scores are in one level α falls although readers agree; AC beside it does not:</source>
        <translation>Cuando casi todas las calificaciones están en un nivel, α baja aunque los lectores coincidan; AC, a su lado, no:</translation>
    </message>
    <message>
        <source>for a lead to settle</source>
        <translation>por resolver</translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation>no queda nada</translation>
    </message>
    <message>
        <source>target ≥ {n}</source>
        <translation>meta ≥ {n}</translation>
    </message>
    <message>
        <source>{n} cross the pass line</source>
        <translation>{n} cruzan la línea de corte</translation>
    </message>
    <message>
        <source>{n} settled so far</source>
        <translation>{n} resueltos hasta ahora</translation>
    </message>
</context>
<context>
    <name>calibration_numbers</name>
    <message>
        <source>1 submission</source>
        <translation>1 entrega</translation>
    </message>
    <message>
        <source>95 % interval {ends}</source>
        <translation>Intervalo del 95 %: {ends}</translation>
    </message>
    <message>
        <source>below target</source>
        <translation>por debajo de la meta</translation>
    </message>
    <message>
        <source>nothing scored by all</source>
        <translation>nada calificado por todos</translation>
    </message>
    <message>
        <source>nothing scored twice yet</source>
        <translation>aún nada calificado dos veces</translation>
    </message>
    <message>
        <source>only one level was given</source>
        <translation>solo se dio un nivel</translation>
    </message>
    <message>
        <source>perhaps below target</source>
        <translation>quizá por debajo</translation>
    </message>
    <message>
        <source>preliminary: {standing}</source>
        <translation>preliminar: {standing}</translation>
    </message>
    <message>
        <source>readers are not linked</source>
        <translation>los lectores no están enlazados</translation>
    </message>
    <message>
        <source>target met</source>
        <translation>meta alcanzada</translation>
    </message>
    <message>
        <source>target perhaps met</source>
        <translation>meta quizá alcanzada</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>muy pocos para decirlo</translation>
    </message>
    <message>
        <source>{basis} · {n} pairs of scores</source>
        <translation>{basis} · {n} pares de calificaciones</translation>
    </message>
    <message>
        <source>{low} – {high}</source>
        <translation>{low} – {high}</translation>
    </message>
    <message>
        <source>{low} – {high} %</source>
        <translation>{low} – {high} %</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>{n} submissions</source>
        <translation>{n} entregas</translation>
    </message>
</context>
<context>
    <name>calibration_page</name>
    <message>
        <source>1 act waits on this laptop and is sent with the next sync.</source>
        <translation>1 acción espera en este equipo y se envía con la próxima sincronización.</translation>
    </message>
    <message>
        <source>1 assessor</source>
        <translation>1 evaluador/a</translation>
    </message>
    <message>
        <source>1 submission</source>
        <translation>1 entrega</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Todo el tiempo</translation>
    </message>
    <message>
        <source>Ask the hub again</source>
        <translation>Preguntar de nuevo al servidor</translation>
    </message>
    <message>
        <source>Back to my queue</source>
        <translation>Volver a mi cola</translation>
    </message>
    <message>
        <source>Calibration is for leads</source>
        <translation>La calibración es para la coordinación</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Del … al …</translation>
    </message>
    <message>
        <source>It is older than this program. Ask whoever runs it to update it; nothing here is lost.</source>
        <translation>Es anterior a este programa. Pida a quien lo administra que lo actualice; aquí no se pierde nada.</translation>
    </message>
    <message>
        <source>It shows what others scored. Whoever runs the programme can give you the role of a lead.</source>
        <translation>Muestra lo que otros calificaron. Quien dirige el programa puede darle el papel de coordinación.</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>Últimos 365 días</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Últimos 90 días</translation>
    </message>
    <message>
        <source>No submission was scored by two assessors yet. A calibration set gives the same ones to all of them.</source>
        <translation>Aún no hay entregas calificadas por dos personas. Un conjunto de calibración da las mismas a todas.</translation>
    </message>
    <message>
        <source>Nobody has handed in an assessment yet</source>
        <translation>Nadie ha entregado aún una evaluación</translation>
    </message>
    <message>
        <source>Nothing that others scored is on this laptop yet</source>
        <translation>En este equipo aún no hay nada de lo que otros calificaron</translation>
    </message>
    <message>
        <source>Only one assessor has scored this so far. Agreement needs at least two who score the same.</source>
        <translation>Hasta ahora solo ha calificado una persona. Para hablar de acuerdo hacen falta al menos dos que califiquen lo mismo.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Ocurrió algo inesperado.</translation>
    </message>
    <message>
        <source>Submitted assessments of the programme come with the next sync, and are then here offline too.</source>
        <translation>Las evaluaciones enviadas del programa llegan con la próxima sincronización, y luego están aquí también sin conexión.</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>The assessors fall into groups that share no submission, so how strict they are cannot be compared: {groups}.</source>
        <translation>Quienes evalúan forman grupos que no comparten ninguna entrega, así que no se puede comparar su severidad: {groups}.</translation>
    </message>
    <message>
        <source>The hub said no to an act: {reason} See the view “Acts”.</source>
        <translation>El servidor rechazó una acción: {reason} Vea la vista «Acciones».</translation>
    </message>
    <message>
        <source>These readings would link them: {pairs}.</source>
        <translation>Estas lecturas los enlazarían: {pairs}.</translation>
    </message>
    <message>
        <source>This hub does not take part in calibration yet</source>
        <translation>Este servidor aún no participa en la calibración</translation>
    </message>
    <message>
        <source>synced {when}</source>
        <translation>sincronizado {when}</translation>
    </message>
    <message>
        <source>{code} also by {reader}</source>
        <translation>{code} también por {reader}</translation>
    </message>
    <message>
        <source>{n} acts wait on this laptop and are sent with the next sync.</source>
        <translation>{n} acciones esperan en este equipo y se envían con la próxima sincronización.</translation>
    </message>
    <message>
        <source>{n} assessors</source>
        <translation>{n} personas evaluando</translation>
    </message>
    <message>
        <source>{n} double-scored</source>
        <translation>{n} con dos lecturas</translation>
    </message>
    <message>
        <source>{n} submissions</source>
        <translation>{n} entregas</translation>
    </message>
    <message>
        <source>{reason} Nothing was changed.</source>
        <translation>{reason} Nada cambió.</translation>
    </message>
</context>
<context>
    <name>calibration_pilot</name>
    <message>
        <source>Above it</source>
        <translation>Por encima</translation>
    </message>
    <message>
        <source>Below it</source>
        <translation>Por debajo</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Close to it</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Different levels</source>
        <translation>Niveles distintos</translation>
    </message>
    <message>
        <source>Half wrote more, half less</source>
        <translation>La mitad escribió más; la otra mitad, menos</translation>
    </message>
    <message>
        <source>How many different readers disagree here</source>
        <translation>Cuántos lectores distintos discrepan aquí</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Mire aquí</translation>
    </message>
    <message>
        <source>Many different readers disagree here, not just one: the wording may be read in different ways.</source>
        <translation>Aquí discrepan muchos lectores distintos, no solo uno: tal vez el texto se entienda de varias maneras.</translation>
    </message>
    <message>
        <source>Name no place</source>
        <translation>Sin lugar indicado</translation>
    </message>
    <message>
        <source>Not scorable</source>
        <translation>No evaluable</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>No está</translation>
    </message>
    <message>
        <source>Nothing stands out in {n} readings.</source>
        <translation>Nada llama la atención en {n} lecturas.</translation>
    </message>
    <message>
        <source>Readers apart</source>
        <translation>Lectores en desacuerdo</translation>
    </message>
    <message>
        <source>Share of pairs of scores that differ</source>
        <translation>Parte de los pares de calificaciones que difieren</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>With any trouble</source>
        <translation>Con algún problema</translation>
    </message>
    <message>
        <source>Within 5 % of it</source>
        <translation>A un 5 % o menos</translation>
    </message>
    <message>
        <source>Words, middle</source>
        <translation>Palabras, mediana</translation>
    </message>
    <message>
        <source>Wrong place</source>
        <translation>Lugar equivocado</translation>
    </message>
    <message>
        <source>at least {n}</source>
        <translation>al menos {n}</translation>
    </message>
    <message>
        <source>at most {n}</source>
        <translation>como máximo {n}</translation>
    </message>
    <message>
        <source>descriptor unclear?</source>
        <translation>¿descriptor poco claro?</translation>
    </message>
</context>
<context>
    <name>calibration_plots</name>
    <message>
        <source>AC1</source>
        <translation>AC1</translation>
    </message>
    <message>
        <source>AC2</source>
        <translation>AC2</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Acordado</translation>
    </message>
    <message>
        <source>Agreement of every two readers</source>
        <translation>Acuerdo entre cada dos lectores</translation>
    </message>
    <message>
        <source>All readers</source>
        <translation>Todos los lectores</translation>
    </message>
    <message>
        <source>How hard each criterion is, and how readers agree on it</source>
        <translation>Qué difícil es cada criterio y cuánto coinciden en él los lectores</translation>
    </message>
    <message>
        <source>How many readers are needed</source>
        <translation>Cuántos lectores hacen falta</translation>
    </message>
    <message>
        <source>How strict each reader is</source>
        <translation>Qué estricto es cada lector</translation>
    </message>
    <message>
        <source>Levels given</source>
        <translation>Niveles dados</translation>
    </message>
    <message>
        <source>Submissions, readers, criteria and levels on one axis</source>
        <translation>Entregas, lectores, criterios y niveles en un solo eje</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>niveles</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>milder</source>
        <translation>más benévolo</translation>
    </message>
    <message>
        <source>stricter</source>
        <translation>más estricto</translation>
    </message>
    <message>
        <source>weighted κ</source>
        <translation>κ ponderada</translation>
    </message>
    <message>
        <source>{reader} against what was agreed</source>
        <translation>{reader} frente a lo acordado</translation>
    </message>
    <message>
        <source>{reader} gives {level} in {share} of scores, all readers together in {other}.</source>
        <translation>{reader} da {level} en {share} de las calificaciones; todos los lectores juntos, en {other}.</translation>
    </message>
    <message>
        <source>{reader} over time</source>
        <translation>{reader} con el tiempo</translation>
    </message>
    <message>
        <source>{reader} over time, on seeds</source>
        <translation>{reader} con el tiempo, en semillas</translation>
    </message>
    <message>
        <source>κ</source>
        <translation>κ</translation>
    </message>
</context>
<context>
    <name>calibration_readers</name>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>Above (+) or below what was agreed, levels</source>
        <translation>Por encima (+) o por debajo de lo acordado, niveles</translation>
    </message>
    <message>
        <source>Change over time, levels</source>
        <translation>Cambio con el tiempo, niveles</translation>
    </message>
    <message>
        <source>In logits with its 95 % interval; positive is stricter</source>
        <translation>En logits con su intervalo del 95 %; positivo es más estricto</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Mire aquí</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Nothing stands out: no number lies surely outside what is usual.</source>
        <translation>Nada llama la atención: ningún número está con seguridad fuera de lo habitual.</translation>
    </message>
    <message>
        <source>Range used, against the others</source>
        <translation>Rango usado, frente a los demás</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lector/a</translation>
    </message>
    <message>
        <source>Same level as agreed</source>
        <translation>El mismo nivel que lo acordado</translation>
    </message>
    <message>
        <source>Share of the two end levels</source>
        <translation>Parte de los dos niveles extremos</translation>
    </message>
    <message>
        <source>Spread within a submission, against the others</source>
        <translation>Dispersión dentro de una entrega, frente a los demás</translation>
    </message>
    <message>
        <source>Steadiness (infit; 1 is as expected)</source>
        <translation>Constancia (infit; 1 es lo esperado)</translation>
    </message>
    <message>
        <source>Stricter (+) or milder than the others, logits</source>
        <translation>Más estricto (+) o más benévolo que los demás, logits</translation>
    </message>
    <message>
        <source>Strictness</source>
        <translation>Severidad</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Too few scores to say anything yet.</source>
        <translation>Aún hay muy pocas calificaciones para decir algo.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Habitual</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Weighted κ with what was agreed</source>
        <translation>κ ponderada con lo acordado</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Where the programme’s rules ask nobody to look</source>
        <translation>Donde las reglas del programa no piden que nadie mire</translation>
    </message>
    <message>
        <source>drift</source>
        <translation>deriva</translation>
    </message>
    <message>
        <source>erratic</source>
        <translation>irregular</translation>
    </message>
    <message>
        <source>halo</source>
        <translation>halo</translation>
    </message>
    <message>
        <source>mild</source>
        <translation>benévolo</translation>
    </message>
    <message>
        <source>narrow range</source>
        <translation>rango estrecho</translation>
    </message>
    <message>
        <source>off what was agreed</source>
        <translation>lejos de lo acordado</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>estricto</translation>
    </message>
    <message>
        <source>strictness {value} logits</source>
        <translation>severidad de {value} logits</translation>
    </message>
    <message>
        <source>very even</source>
        <translation>muy uniforme</translation>
    </message>
    <message>
        <source>{low} … {high}</source>
        <translation>{low} … {high}</translation>
    </message>
    <message>
        <source>≥ {n}</source>
        <translation>≥ {n}</translation>
    </message>
</context>
<context>
    <name>calibration_rules</name>
    <message>
        <source>A lead judges a criterion before seeing what the readers gave.</source>
        <translation>La coordinación valora un criterio antes de ver lo que dieron los lectores.</translation>
    </message>
    <message>
        <source>About {n} of the added readings would change a result ({interval}).</source>
        <translation>Unas {n} de las lecturas añadidas cambiarían un resultado ({interval}).</translation>
    </message>
    <message>
        <source>First reading</source>
        <translation>Primera lectura</translation>
    </message>
    <message>
        <source>No second reading has changed a result so far.</source>
        <translation>Hasta ahora ninguna segunda lectura ha cambiado un resultado.</translation>
    </message>
    <message>
        <source>Of {known} results that a second reading changed, this rule finds {share} ({interval}).</source>
        <translation>De {known} resultados que cambió una segunda lectura, esta regla encuentra el {share} ({interval}).</translation>
    </message>
    <message>
        <source>Read twice: {parts}.</source>
        <translation>Se lee dos veces: {parts}.</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>Segunda lectura</translation>
    </message>
    <message>
        <source>Seeds are not mixed in by themselves.</source>
        <translation>Las semillas no se mezclan por sí solas.</translation>
    </message>
    <message>
        <source>Seeds: one submission in {n}; same level as agreed in {share} or more.</source>
        <translation>Semillas: una entrega de cada {n}; el mismo nivel que lo acordado en {share} o más.</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Targets: exact {exact}, adjacent {adjacent}, same result {result}, α {alpha}, its interval above {low}.</source>
        <translation>Metas: exacto {exact}, adyacente {adjacent}, mismo resultado {result}, α {alpha}, su intervalo por encima de {low}.</translation>
    </message>
    <message>
        <source>To qualify on this scale: {n} exact agreement with what was agreed.</source>
        <translation>Para habilitarse en esta escala: {n} de acuerdo exacto con lo acordado.</translation>
    </message>
    <message>
        <source>Under this rule</source>
        <translation>Con esta regla</translation>
    </message>
    <message>
        <source>Whoever runs the hub changes these rules in the programme’s file.</source>
        <translation>Quien administra el servidor cambia estas reglas en el archivo del programa.</translation>
    </message>
    <message>
        <source>read once: {outcome} would stand</source>
        <translation>leída una vez: valdría {outcome}</translation>
    </message>
    <message>
        <source>read twice, so found</source>
        <translation>leída dos veces, así que se encuentra</translation>
    </message>
    <message>
        <source>the first {n} of each version</source>
        <translation>las primeras {n} de cada versión</translation>
    </message>
    <message>
        <source>those within {n} of the pass line (in criteria)</source>
        <translation>las que están a {n} de la línea de corte (en criterios)</translation>
    </message>
    <message>
        <source>{now} readings were made; under this rule {then}.</source>
        <translation>Se hicieron {now} lecturas; con esta regla, {then}.</translation>
    </message>
    <message>
        <source>{n} at random</source>
        <translation>{n} al azar</translation>
    </message>
    <message>
        <source>{n} more submissions would be read twice: {codes}.</source>
        <translation>{n} entregas más se leerían dos veces: {codes}.</translation>
    </message>
    <message>
        <source>{n} second readings would be spared: {codes}.</source>
        <translation>{n} segundas lecturas se ahorrarían: {codes}.</translation>
    </message>
</context>
<context>
    <name>calibration_views</name>
    <message>
        <source>Acts</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Criterios</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Piloto</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lectores</translation>
    </message>
</context>
<context>
    <name>case_waiting</name>
    <message>
        <source>Ask again</source>
        <translation>Solicitar de nuevo</translation>
    </message>
    <message>
        <source>It is yours, but not all of it is on this laptop: {why}</source>
        <translation>Es suyo, pero no está todo en este equipo: {why}</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Opening the case…</source>
        <translation>Abriendo el caso…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>Take this case</source>
        <translation>Tomar este caso</translation>
    </message>
    <message>
        <source>Take this case?</source>
        <translation>¿Tomar este caso?</translation>
    </message>
    <message>
        <source>The evidence comes with the next sync</source>
        <translation>La evidencia llega con la próxima sincronización</translation>
    </message>
    <message>
        <source>The hub did not give you {code}: {why}</source>
        <translation>El servidor no le dio {code}: {why}</translation>
    </message>
    <message>
        <source>This case cannot be opened</source>
        <translation>No se puede abrir este caso</translation>
    </message>
    <message>
        <source>This case is not yours to settle</source>
        <translation>No le toca resolver este caso</translation>
    </message>
    <message>
        <source>This laptop is offline now: it goes as soon as it is connected.</source>
        <translation>Este equipo está sin conexión: se envía en cuanto se conecte.</translation>
    </message>
    <message>
        <source>To see the evidence and what the readers wrote, take {code} as its adjudicator. The readers’ scores stay as they are; that you took it is recorded. Its files come with the next sync.</source>
        <translation>Para ver la evidencia y lo que se escribió en cada lectura, tome {code} como árbitro/a. Las calificaciones quedan como están; que lo tomó queda registrado. Sus archivos llegan con la próxima sincronización.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>You have asked for {code}. It opens here by itself once the hub has sent it.</source>
        <translation>Ha solicitado {code}. Se abre aquí por sí solo en cuanto el servidor lo envíe.</translation>
    </message>
</context>
<context>
    <name>change_words</name>
    <message>
        <source>1 file changed</source>
        <translation>1 archivo cambiado</translation>
    </message>
    <message>
        <source>1 file gone</source>
        <translation>1 archivo retirado</translation>
    </message>
    <message>
        <source>1 file the same</source>
        <translation>1 archivo igual</translation>
    </message>
    <message>
        <source>1 new file</source>
        <translation>1 archivo nuevo</translation>
    </message>
    <message>
        <source>1 new page</source>
        <translation>1 página nueva</translation>
    </message>
    <message>
        <source>1 page changed</source>
        <translation>1 página cambiada</translation>
    </message>
    <message>
        <source>1 page gone</source>
        <translation>1 página retirada</translation>
    </message>
    <message>
        <source>1 page moved</source>
        <translation>1 página movida</translation>
    </message>
    <message>
        <source>1 page the same</source>
        <translation>1 página igual</translation>
    </message>
    <message>
        <source>1 page without words, not compared</source>
        <translation>1 página sin palabras, no comparada</translation>
    </message>
    <message>
        <source>1 word added</source>
        <translation>1 palabra añadida</translation>
    </message>
    <message>
        <source>1 word taken away</source>
        <translation>1 palabra quitada</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiado</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>p. {page} changed</source>
        <translation>p. {page} cambiada</translation>
    </message>
    <message>
        <source>p. {page} moved, was p. {before}</source>
        <translation>p. {page} movida, era la p. {before}</translation>
    </message>
    <message>
        <source>p. {page} new</source>
        <translation>p. {page} nueva</translation>
    </message>
    <message>
        <source>p. {page} of attempt {attempt} gone</source>
        <translation>p. {page} del intento {attempt} retirada</translation>
    </message>
    <message>
        <source>the same file</source>
        <translation>el mismo archivo</translation>
    </message>
    <message>
        <source>{citation}: as before</source>
        <translation>{citation}: como antes</translation>
    </message>
    <message>
        <source>{citation}: cited as before, in a changed file</source>
        <translation>{citation}: citada como antes, en un archivo cambiado</translation>
    </message>
    <message>
        <source>{citation}: new</source>
        <translation>{citation}: nueva</translation>
    </message>
    <message>
        <source>{citation}: no longer cited</source>
        <translation>{citation}: ya no se cita</translation>
    </message>
    <message>
        <source>{n} files changed</source>
        <translation>{n} archivos cambiados</translation>
    </message>
    <message>
        <source>{n} files gone</source>
        <translation>{n} archivos retirados</translation>
    </message>
    <message>
        <source>{n} files the same</source>
        <translation>{n} archivos iguales</translation>
    </message>
    <message>
        <source>{n} new files</source>
        <translation>{n} archivos nuevos</translation>
    </message>
    <message>
        <source>{n} new pages</source>
        <translation>{n} páginas nuevas</translation>
    </message>
    <message>
        <source>{n} pages changed</source>
        <translation>{n} páginas cambiadas</translation>
    </message>
    <message>
        <source>{n} pages gone</source>
        <translation>{n} páginas retiradas</translation>
    </message>
    <message>
        <source>{n} pages moved</source>
        <translation>{n} páginas movidas</translation>
    </message>
    <message>
        <source>{n} pages the same</source>
        <translation>{n} páginas iguales</translation>
    </message>
    <message>
        <source>{n} pages without words, not compared</source>
        <translation>{n} páginas sin palabras, no comparadas</translation>
    </message>
    <message>
        <source>{n} words added</source>
        <translation>{n} palabras añadidas</translation>
    </message>
    <message>
        <source>{n} words taken away</source>
        <translation>{n} palabras quitadas</translation>
    </message>
</context>
<context>
    <name>citation_chips</name>
    <message>
        <source>Written: “{raw}”</source>
        <translation>Escrito: «{raw}»</translation>
    </message>
    <message>
        <source>You found it here instead.</source>
        <translation>Usted lo encontró aquí.</translation>
    </message>
    <message>
        <source>found at {place}</source>
        <translation>encontrado en {place}</translation>
    </message>
    <message>
        <source>found in the whole file</source>
        <translation>encontrado en todo el archivo</translation>
    </message>
    <message>
        <source>found in {name}</source>
        <translation>encontrado en {name}</translation>
    </message>
    <message>
        <source>found in {name} at {place}</source>
        <translation>encontrado en {name}, {place}</translation>
    </message>
    <message>
        <source>found in {name} on {place}</source>
        <translation>encontrado en {name}, {place}</translation>
    </message>
    <message>
        <source>found on {place}</source>
        <translation>encontrado en {place}</translation>
    </message>
    <message>
        <source>nothing written</source>
        <translation>nada escrito</translation>
    </message>
</context>
<context>
    <name>citation_sentences</name>
    <message>
        <source>1 likely place</source>
        <translation>1 lugar probable</translation>
    </message>
    <message>
        <source>1 other reading</source>
        <translation>Otra lectura</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>No page, time or other place could be read from this.</source>
        <translation>De aquí no se pudo leer ninguna página, momento ni otro lugar.</translation>
    </message>
    <message>
        <source>{n} likely places</source>
        <translation>{n} lugares probables</translation>
    </message>
    <message>
        <source>{n} other readings</source>
        <translation>Otras {n} lecturas</translation>
    </message>
</context>
<context>
    <name>conflict_lines</name>
    <message>
        <source>Needs attention</source>
        <translation>Requiere atención</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Resuelto</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>Por resolver</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>como antes</translation>
    </message>
    <message>
        <source>awaits a choice</source>
        <translation>espera una elección</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>lo mío</translation>
    </message>
    <message>
        <source>no choice yet</source>
        <translation>sin elegir</translation>
    </message>
    <message>
        <source>refused by the hub</source>
        <translation>rechazado por el servidor</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>resuelto</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>lo otro</translation>
    </message>
    <message>
        <source>written anew</source>
        <translation>escrito de nuevo</translation>
    </message>
</context>
<context>
    <name>conflict_words</name>
    <message>
        <source>(empty)</source>
        <translation>(vacío)</translation>
    </message>
    <message>
        <source>A pin without a note</source>
        <translation>Una nota fijada sin texto</translation>
    </message>
    <message>
        <source>Asking for it back</source>
        <translation>Solicitud de devolución</translation>
    </message>
    <message>
        <source>Both laid together by themselves</source>
        <translation>Ambos se reunieron solos</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Señal</translation>
    </message>
    <message>
        <source>Flagged for the lead</source>
        <translation>Señalado a la coordinación</translation>
    </message>
    <message>
        <source>Giving it back</source>
        <translation>Renunciar a ella</translation>
    </message>
    <message>
        <source>It is at another place</source>
        <translation>Está en otro lugar</translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation>No está ahí</translation>
    </message>
    <message>
        <source>It supports it partly</source>
        <translation>Lo respalda en parte</translation>
    </message>
    <message>
        <source>Laptop {n}</source>
        <translation>Equipo {n}</translation>
    </message>
    <message>
        <source>Made in part</source>
        <translation>Hecho en parte</translation>
    </message>
    <message>
        <source>Not flagged</source>
        <translation>Sin señalar</translation>
    </message>
    <message>
        <source>Not made</source>
        <translation>No se hizo</translation>
    </message>
    <message>
        <source>Not scorable</source>
        <translation>No evaluable</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Sin calificar</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note on the evidence</source>
        <translation>Nota sobre la evidencia</translation>
    </message>
    <message>
        <source>Overall feedback</source>
        <translation>Retroalimentación general</translation>
    </message>
    <message>
        <source>Quoted in the feedback</source>
        <translation>Citada en la retroalimentación</translation>
    </message>
    <message>
        <source>Returning it unscored</source>
        <translation>Devolución sin calificar</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Calificación</translation>
    </message>
    <message>
        <source>Something you did as a lead</source>
        <translation>Algo que hizo en la coordinación</translation>
    </message>
    <message>
        <source>Submitting</source>
        <translation>Envío</translation>
    </message>
    <message>
        <source>Taken away, or never there</source>
        <translation>Se quitó, o nunca estuvo</translation>
    </message>
    <message>
        <source>The change was made</source>
        <translation>El cambio se hizo</translation>
    </message>
    <message>
        <source>The citation supports the point</source>
        <translation>La cita respalda el punto</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>What was at the hub stands</source>
        <translation>Queda lo que estaba en el servidor</translation>
    </message>
    <message>
        <source>What was before stands</source>
        <translation>Queda lo que había antes</translation>
    </message>
    <message>
        <source>What was on screen</source>
        <translation>Lo que se vio en pantalla</translation>
    </message>
    <message>
        <source>What was on this laptop stands</source>
        <translation>Queda lo que estaba en este equipo</translation>
    </message>
    <message>
        <source>Written anew</source>
        <translation>Escrito de nuevo</translation>
    </message>
    <message>
        <source>a submission that has left the queue</source>
        <translation>una entrega que ya no está en la lista</translation>
    </message>
    <message>
        <source>the programme</source>
        <translation>el programa</translation>
    </message>
</context>
<context>
    <name>devices_page</name>
    <message>
        <source>Seen by the hub {when}</source>
        <translation>Visto por el servidor {when}</translation>
    </message>
    <message>
        <source>another laptop</source>
        <translation>otro equipo</translation>
    </message>
    <message>
        <source>signed in since {when}</source>
        <translation>sesión iniciada desde {when}</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>este equipo</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>este</translation>
    </message>
</context>
<context>
    <name>door</name>
    <message>
        <source>1 change that was not sent is saved and will be sent.</source>
        <translation>1 cambio no enviado está guardado y se enviará.</translation>
    </message>
    <message>
        <source>1 other is in an encrypted copy beside the vault, since what it belongs to could not be read.</source>
        <translation>Otro está en una copia cifrada junto al almacén, porque no se pudo leer a qué pertenece.</translation>
    </message>
    <message>
        <source>At least 10 characters. Four or five words that do not belong together are easy to keep in mind.</source>
        <translation>Al menos 10 caracteres. Cuatro o cinco palabras sin relación entre sí son fáciles de recordar.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Cambiar la frase de contraseña</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Elija una frase de contraseña</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Everything you entered is safe on this laptop, and is where you left it.</source>
        <translation>Todo lo que escribió está a salvo en este equipo, donde lo dejó.</translation>
    </message>
    <message>
        <source>First everything that can be read is saved, what was not sent above all. The rest comes from the hub at the next sync. The damaged file is kept.</source>
        <translation>Primero se guarda todo lo que se puede leer, ante todo lo que no se envió. El resto viene del servidor en la próxima sincronización. El archivo dañado se conserva.</translation>
    </message>
    <message>
        <source>It is not known how many changes were not sent yet; those would be lost.</source>
        <translation>No se sabe cuántos cambios quedaban sin enviar; se perderían.</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Bloqueando</translation>
    </message>
    <message>
        <source>Look for the key again</source>
        <translation>Buscar la clave de nuevo</translation>
    </message>
    <message>
        <source>Nothing was waiting to be sent. The rest comes from the hub again.</source>
        <translation>No había nada pendiente de envío. Lo demás vuelve del servidor.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open with the recovery code</source>
        <translation>Abrir con el código de recuperación</translation>
    </message>
    <message>
        <source>Part of the work on this laptop is damaged</source>
        <translation>Una parte del trabajo de este equipo está dañada</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar una copia de seguridad</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Guardar lo que se puede leer</translation>
    </message>
    <message>
        <source>Set it aside and sign in</source>
        <translation>Apartarlo e iniciar sesión</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>Establecer la frase de contraseña</translation>
    </message>
    <message>
        <source>Should the passphrase be forgotten or the keyring be lost, this code opens the work on this laptop, and nothing else does. It is shown only now: write it down, print it, or save it to a drive of yours.</source>
        <translation>Si se olvida la frase de contraseña o se pierde el llavero, este código abre el trabajo de este equipo, y ninguna otra cosa lo hace. Solo se muestra ahora: anótelo, imprímalo o guárdelo en una unidad suya.</translation>
    </message>
    <message>
        <source>Sign in and download again</source>
        <translation>Iniciar sesión y descargar de nuevo</translation>
    </message>
    <message>
        <source>Six groups of five signs. Capitals and dashes do not matter.</source>
        <translation>Seis grupos de cinco signos. Las mayúsculas y los guiones no importan.</translation>
    </message>
    <message>
        <source>The key to the work on this laptop is missing</source>
        <translation>Falta la clave del trabajo de este equipo</translation>
    </message>
    <message>
        <source>The work on this laptop is encrypted. Type your passphrase to go on.</source>
        <translation>El trabajo de este equipo está cifrado. Escriba su frase de contraseña para continuar.</translation>
    </message>
    <message>
        <source>This desk is locked</source>
        <translation>Este escritorio está bloqueado</translation>
    </message>
    <message>
        <source>Type the passphrase or the recovery code that was good when the backup was made. What is on this laptop now is set aside, not deleted.</source>
        <translation>Escriba la frase de contraseña o el código de recuperación que valía cuando se hizo la copia. Lo que hay ahora en este equipo se aparta, no se borra.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Until the new one is kept safely, the present one goes on opening the desk.</source>
        <translation>Hasta que la nueva esté guardada, la actual sigue abriendo el escritorio.</translation>
    </message>
    <message>
        <source>What could be read is saved</source>
        <translation>Se guardó lo que se pudo leer</translation>
    </message>
    <message>
        <source>What lies on this laptop is set aside, not deleted: with its key it could still be opened. Then you sign in, and everything that was sent comes back from the hub.</source>
        <translation>Lo que hay en este equipo se aparta, no se borra: con su clave aún se podría abrir. Después inicia sesión, y todo lo enviado vuelve del servidor.</translation>
    </message>
    <message>
        <source>What you entered is being put away on this laptop.</source>
        <translation>Lo que escribió se está guardando en este equipo.</translation>
    </message>
    <message>
        <source>When the desk was left, 1 change was not sent; it would be lost.</source>
        <translation>Al dejar el escritorio quedaba 1 cambio sin enviar; se perdería.</translation>
    </message>
    <message>
        <source>When the desk was left, everything had been sent.</source>
        <translation>Al dejar el escritorio, todo estaba enviado.</translation>
    </message>
    <message>
        <source>When the desk was left, {n} changes were not sent; they would be lost.</source>
        <translation>Al dejar el escritorio quedaban {n} cambios sin enviar; se perderían.</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>Su código de recuperación</translation>
    </message>
    <message>
        <source>{n} changes that were not sent are saved and will be sent.</source>
        <translation>{n} cambios no enviados están guardados y se enviarán.</translation>
    </message>
    <message>
        <source>{n} others are in an encrypted copy beside the vault, since what they belong to could not be read.</source>
        <translation>Otros {n} están en una copia cifrada junto al almacén, porque no se pudo leer a qué pertenecen.</translation>
    </message>
</context>
<context>
    <name>due</name>
    <message>
        <source>1 more holiday</source>
        <translation>1 festivo más</translation>
    </message>
    <message>
        <source>1 working day late</source>
        <translation>1 día hábil de retraso</translation>
    </message>
    <message>
        <source>Days begin and end as in {zone}.</source>
        <translation>Los días empiezan y terminan como en {zone}.</translation>
    </message>
    <message>
        <source>Due later</source>
        <translation>Vence más adelante</translation>
    </message>
    <message>
        <source>Due next week</source>
        <translation>Vence la próxima semana</translation>
    </message>
    <message>
        <source>Due this week</source>
        <translation>Vence esta semana</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Vence hoy</translation>
    </message>
    <message>
        <source>Due {moment} ({words}).</source>
        <translation>Vence: {moment} ({words}).</translation>
    </message>
    <message>
        <source>It was due {moment}.</source>
        <translation>El plazo era: {moment}.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Con retraso</translation>
    </message>
    <message>
        <source>No due date was set.</source>
        <translation>No se fijó fecha de vencimiento.</translation>
    </message>
    <message>
        <source>Not counted: {days}.</source>
        <translation>No cuentan: {days}.</translation>
    </message>
    <message>
        <source>The clock stands still since {since}: the date moves on with every day.</source>
        <translation>El plazo está detenido desde {since}: la fecha se aplaza con cada día.</translation>
    </message>
    <message>
        <source>The clock stood still from {since} to {until}; these days do not count.</source>
        <translation>El plazo estuvo detenido desde {since} hasta {until}; estos días no cuentan.</translation>
    </message>
    <message>
        <source>Without a due date</source>
        <translation>Sin fecha de vencimiento</translation>
    </message>
    <message>
        <source>in 1 working day</source>
        <translation>en 1 día hábil</translation>
    </message>
    <message>
        <source>in {n} working days</source>
        <translation>en {n} días hábiles</translation>
    </message>
    <message>
        <source>late</source>
        <translation>con retraso</translation>
    </message>
    <message>
        <source>on a day off</source>
        <translation>en un día no hábil</translation>
    </message>
    <message>
        <source>stopped since {day}</source>
        <translation>detenido desde {day}</translation>
    </message>
    <message>
        <source>this weekend</source>
        <translation>este fin de semana</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>{day} (holiday)</source>
        <translation>{day} (festivo)</translation>
    </message>
    <message>
        <source>{n} more holidays</source>
        <translation>{n} festivos más</translation>
    </message>
    <message>
        <source>{n} working days late</source>
        <translation>{n} días hábiles de retraso</translation>
    </message>
</context>
<context>
    <name>flag_words</name>
    <message>
        <source>Pin {number}, without a note yet</source>
        <translation>Nota {number}, aún sin texto</translation>
    </message>
    <message>
        <source>Pin {number}: {note}</source>
        <translation>Nota {number}: {note}</translation>
    </message>
</context>
<context>
    <name>history_words</name>
    <message>
        <source>Another hub answered at this address.</source>
        <translation>En esta dirección respondió otro servidor.</translation>
    </message>
    <message>
        <source>App and hub need the same version.</source>
        <translation>La aplicación y el servidor necesitan la misma versión.</translation>
    </message>
    <message>
        <source>Changed on two laptops, laid together by itself</source>
        <translation>Cambiado en dos equipos, reunido solo</translation>
    </message>
    <message>
        <source>Changed on two laptops, to settle</source>
        <translation>Cambiado en dos equipos, por resolver</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descarga</translation>
    </message>
    <message>
        <source>Everything was exchanged.</source>
        <translation>Se intercambió todo.</translation>
    </message>
    <message>
        <source>It was stopped; what has come stays here.</source>
        <translation>Se detuvo; lo que llegó se queda aquí.</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>No aceptado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Sent and accepted</source>
        <translation>Enviado y aceptado</translation>
    </message>
    <message>
        <source>Something else than the hub answered; what was not exchanged follows by itself.</source>
        <translation>Respondió algo que no es el servidor; lo que faltó seguirá solo.</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sincronización</translation>
    </message>
    <message>
        <source>The connection broke off; what was not exchanged follows by itself.</source>
        <translation>La conexión se cortó; lo que faltó seguirá solo.</translation>
    </message>
    <message>
        <source>The hub asked to sign in again.</source>
        <translation>El servidor pidió iniciar sesión de nuevo.</translation>
    </message>
    <message>
        <source>The hub refused to sync.</source>
        <translation>El servidor se negó a sincronizar.</translation>
    </message>
    <message>
        <source>The hub was busy; what was not exchanged follows by itself.</source>
        <translation>El servidor estaba ocupado; lo que faltó seguirá solo.</translation>
    </message>
    <message>
        <source>The hub was not ready for some of it; it is sent again by itself.</source>
        <translation>El servidor aún no estaba listo para una parte; se enviará de nuevo solo.</translation>
    </message>
    <message>
        <source>The program ended before it did; what was not exchanged followed by itself.</source>
        <translation>El programa se cerró antes de terminar; lo que faltó siguió solo.</translation>
    </message>
    <message>
        <source>This laptop was signed out by the programme.</source>
        <translation>El programa cerró la sesión de este equipo.</translation>
    </message>
    <message>
        <source>This laptop was signed out from elsewhere.</source>
        <translation>La sesión de este equipo se cerró desde otro lugar.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>a choice between two laptops</source>
        <translation>una elección entre dos equipos</translation>
    </message>
    <message>
        <source>anchor example</source>
        <translation>ejemplo de referencia</translation>
    </message>
    <message>
        <source>asked for it back</source>
        <translation>devolución solicitada</translation>
    </message>
    <message>
        <source>assessment of a reader</source>
        <translation>evaluación de otra persona</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>se cortó</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comentario</translation>
    </message>
    <message>
        <source>credential</source>
        <translation>credencial</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>señal</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>se renunció a ella</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>requiere atención</translation>
    </message>
    <message>
        <source>no longer assigned</source>
        <translation>ya no está asignada</translation>
    </message>
    <message>
        <source>note or mark on the evidence</source>
        <translation>nota o marca sobre la evidencia</translation>
    </message>
    <message>
        <source>overall feedback</source>
        <translation>retroalimentación general</translation>
    </message>
    <message>
        <source>returned unscored</source>
        <translation>devuelta sin calificar</translation>
    </message>
    <message>
        <source>score</source>
        <translation>calificación</translation>
    </message>
    <message>
        <source>settings of the programme</source>
        <translation>ajustes del programa</translation>
    </message>
    <message>
        <source>something done as a lead</source>
        <translation>algo hecho en la coordinación</translation>
    </message>
    <message>
        <source>state of the assessment</source>
        <translation>estado de la evaluación</translation>
    </message>
    <message>
        <source>submission to read</source>
        <translation>entrega por leer</translation>
    </message>
    <message>
        <source>submitted assessment</source>
        <translation>evaluación enviada</translation>
    </message>
    <message>
        <source>went well</source>
        <translation>salió bien</translation>
    </message>
    <message>
        <source>what was agreed for a seed</source>
        <translation>lo acordado para una semilla</translation>
    </message>
    <message>
        <source>what was agreed for {n} seeds</source>
        <translation>lo acordado para {n} semillas</translation>
    </message>
    <message>
        <source>what was looked at</source>
        <translation>lo que se consultó</translation>
    </message>
    <message>
        <source>what was looked at ({n})</source>
        <translation>lo que se consultó ({n})</translation>
    </message>
    <message>
        <source>word from a lead</source>
        <translation>mensaje de la coordinación</translation>
    </message>
    <message>
        <source>{n} anchor examples</source>
        <translation>{n} ejemplos de referencia</translation>
    </message>
    <message>
        <source>{n} asked back</source>
        <translation>{n} devoluciones solicitadas</translation>
    </message>
    <message>
        <source>{n} assessments of readers</source>
        <translation>{n} evaluaciones de otras personas</translation>
    </message>
    <message>
        <source>{n} changes of state</source>
        <translation>{n} cambios de estado</translation>
    </message>
    <message>
        <source>{n} choices between two laptops</source>
        <translation>{n} elecciones entre dos equipos</translation>
    </message>
    <message>
        <source>{n} comments</source>
        <translation>{n} comentarios</translation>
    </message>
    <message>
        <source>{n} credentials</source>
        <translation>{n} credenciales</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} archivos</translation>
    </message>
    <message>
        <source>{n} flags</source>
        <translation>{n} señales</translation>
    </message>
    <message>
        <source>{n} given back</source>
        <translation>{n} a las que se renunció</translation>
    </message>
    <message>
        <source>{n} laid together</source>
        <translation>{n} reunidos</translation>
    </message>
    <message>
        <source>{n} no longer assigned</source>
        <translation>{n} que ya no están asignadas</translation>
    </message>
    <message>
        <source>{n} not accepted</source>
        <translation>{n} no aceptados</translation>
    </message>
    <message>
        <source>{n} notes and marks on the evidence</source>
        <translation>{n} notas y marcas sobre la evidencia</translation>
    </message>
    <message>
        <source>{n} overall feedbacks</source>
        <translation>{n} retroalimentaciones generales</translation>
    </message>
    <message>
        <source>{n} received</source>
        <translation>{n} recibidos</translation>
    </message>
    <message>
        <source>{n} returned unscored</source>
        <translation>{n} devueltas sin calificar</translation>
    </message>
    <message>
        <source>{n} scores</source>
        <translation>{n} calificaciones</translation>
    </message>
    <message>
        <source>{n} sent</source>
        <translation>{n} enviados</translation>
    </message>
    <message>
        <source>{n} submissions to read</source>
        <translation>{n} entregas por leer</translation>
    </message>
    <message>
        <source>{n} submitted assessments</source>
        <translation>{n} evaluaciones enviadas</translation>
    </message>
    <message>
        <source>{n} things done as a lead</source>
        <translation>{n} cosas hechas en la coordinación</translation>
    </message>
    <message>
        <source>{n} to settle</source>
        <translation>{n} por resolver</translation>
    </message>
    <message>
        <source>{n} words from a lead</source>
        <translation>{n} mensajes de la coordinación</translation>
    </message>
    <message>
        <source>{out} sent, {into} received.</source>
        <translation>{out} enviados, {into} recibidos.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>That is not one key.</source>
        <translation>Eso no es una sola tecla.</translation>
    </message>
    <message>
        <source>Your key {key} was for “{what}”, which this version does not have.</source>
        <translation>Su tecla {key} era para «{what}», que esta versión no tiene.</translation>
    </message>
    <message>
        <source>{key} is needed to get about and cannot be given away.</source>
        <translation>{key} es necesaria para desplazarse y no se puede reasignar.</translation>
    </message>
    <message>
        <source>“{what}” has its usual key again: {key} cannot be used.</source>
        <translation>«{what}» tiene de nuevo su tecla habitual: {key} no se puede usar.</translation>
    </message>
    <message>
        <source>“{what}” has its usual key again: {key} is “{rival}”.</source>
        <translation>«{what}» tiene de nuevo su tecla habitual: {key} es «{rival}».</translation>
    </message>
    <message>
        <source>“{what}” has no key now: {key} is yours for something else.</source>
        <translation>«{what}» se queda sin tecla: usted usa {key} para otra cosa.</translation>
    </message>
</context>
<context>
    <name>leak_words</name>
    <message>
        <source>A criterion that cannot be scored for it: not scorable, “{reason}”.</source>
        <translation>Si por ello un criterio no se puede calificar: no evaluable, «{reason}».</translation>
    </message>
    <message>
        <source>May tell who made it:</source>
        <translation>Puede revelar quién lo hizo:</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a school or district</source>
        <translation>una escuela o distrito</translation>
    </message>
    <message>
        <source>an address or telephone number</source>
        <translation>una dirección o un número de teléfono</translation>
    </message>
    <message>
        <source>an organisation</source>
        <translation>una organización</translation>
    </message>
    <message>
        <source>its author</source>
        <translation>su autor/a</translation>
    </message>
    <message>
        <source>somebody who saved or commented it</source>
        <translation>alguien que lo guardó o comentó</translation>
    </message>
    <message>
        <source>the owner of the device</source>
        <translation>la persona propietaria del dispositivo</translation>
    </message>
    <message>
        <source>where it was made</source>
        <translation>dónde se hizo</translation>
    </message>
    <message>
        <source>• In the details of the picture: {things}</source>
        <translation>• En los detalles de la imagen: {things}</translation>
    </message>
    <message>
        <source>• In the details of the recording: {things}</source>
        <translation>• En los detalles de la grabación: {things}</translation>
    </message>
    <message>
        <source>• In the file’s name, which is not shown here: {things}</source>
        <translation>• En el nombre del archivo, que aquí no se muestra: {things}</translation>
    </message>
    <message>
        <source>• In the file’s name: {things}</source>
        <translation>• En el nombre del archivo: {things}</translation>
    </message>
    <message>
        <source>• In the file’s properties: {things}</source>
        <translation>• En las propiedades del archivo: {things}</translation>
    </message>
    <message>
        <source>• On the first page: {things}</source>
        <translation>• En la primera página: {things}</translation>
    </message>
</context>
<context>
    <name>meaning_words</name>
    <message>
        <source>Page numbers of this file were found 1 sheet earlier.</source>
        <translation>Los números de página de este archivo se encontraron 1 hoja antes.</translation>
    </message>
    <message>
        <source>Page numbers of this file were found 1 sheet later.</source>
        <translation>Los números de página de este archivo se encontraron 1 hoja después.</translation>
    </message>
    <message>
        <source>Page numbers of this file were found {n} sheets earlier.</source>
        <translation>Los números de página de este archivo se encontraron {n} hojas antes.</translation>
    </message>
    <message>
        <source>Page numbers of this file were found {n} sheets later.</source>
        <translation>Los números de página de este archivo se encontraron {n} hojas después.</translation>
    </message>
    <message>
        <source>p. {printed} printed, sheet {sheet}</source>
        <translation>p. {printed} impresa, hoja {sheet}</translation>
    </message>
    <message>
        <source>sheet {sheet}, printed {printed}</source>
        <translation>hoja {sheet}, con {printed} impreso</translation>
    </message>
    <message>
        <source>sheet {sheet}, shifted as before</source>
        <translation>hoja {sheet}, desplazada como antes</translation>
    </message>
    <message>
        <source>{name}: {place}</source>
        <translation>{name}: {place}</translation>
    </message>
</context>
<context>
    <name>narrative_pieces</name>
    <message>
        <source>Answered with a file: {name}</source>
        <translation>Respondido con un archivo: {name}</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>Grupo {number}</translation>
    </message>
    <message>
        <source>Nothing was written here.</source>
        <translation>Aquí no se escribió nada.</translation>
    </message>
    <message>
        <source>for group {n}</source>
        <translation>para el grupo {n}</translation>
    </message>
    <message>
        <source>for question {n}</source>
        <translation>para la pregunta {n}</translation>
    </message>
    <message>
        <source>for this part</source>
        <translation>para esta parte</translation>
    </message>
    <message>
        <source>for “{slot}”</source>
        <translation>para «{slot}»</translation>
    </message>
</context>
<context>
    <name>outside_words</name>
    <message>
        <source>Open in another program…</source>
        <translation>Abrir en otro programa…</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Criteria of the open submission</source>
        <translation>Criterios de la entrega abierta</translation>
    </message>
    <message>
        <source>Files of the open submission</source>
        <translation>Archivos de la entrega abierta</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Page of settings</source>
        <translation>Página de ajustes</translation>
    </message>
    <message>
        <source>Put rows together: {way}</source>
        <translation>Reunir filas en grupos: {way}</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Report of what went wrong</source>
        <translation>Informe de lo que falló</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Sort by {column}</source>
        <translation>Ordenar por {column}</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>View: {view}</source>
        <translation>Vista: {view}</translation>
    </message>
    <message>
        <source>not on this laptop yet</source>
        <translation>aún no está en este equipo</translation>
    </message>
    <message>
        <source>not possible here now</source>
        <translation>no es posible aquí ahora</translation>
    </message>
    <message>
        <source>only beside the evidence of an open submission</source>
        <translation>solo junto a la evidencia de una entrega abierta</translation>
    </message>
    <message>
        <source>only in the queue</source>
        <translation>solo en la cola</translation>
    </message>
    <message>
        <source>only on the review page</source>
        <translation>solo en la página de revisión</translation>
    </message>
</context>
<context>
    <name>pilot_paper</name>
    <message>
        <source>Citations</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Criteria that readers understood differently</source>
        <translation>Criterios que los lectores entendieron de forma distinta</translation>
    </message>
    <message>
        <source>What the pilot of {credential} shows</source>
        <translation>Lo que muestra el piloto de {credential}</translation>
    </message>
    <message>
        <source>Word limits</source>
        <translation>Límites de palabras</translation>
    </message>
    <message>
        <source>{version} · {readings} readings of {submissions} submissions by {readers} readers</source>
        <translation>{version} · {readings} lecturas de {submissions} entregas por {readers} lectores</translation>
    </message>
</context>
<context>
    <name>pin_groups</name>
    <message>
        <source>question {number}</source>
        <translation>pregunta {number}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
</context>
<context>
    <name>place_words</name>
    <message>
        <source>appendix {span}</source>
        <translation>apéndice {span}</translation>
    </message>
    <message>
        <source>cell {span}</source>
        <translation>celda {span}</translation>
    </message>
    <message>
        <source>cells {span}</source>
        <translation>celdas {span}</translation>
    </message>
    <message>
        <source>column {first}</source>
        <translation>columna {first}</translation>
    </message>
    <message>
        <source>columns {first}–{last}</source>
        <translation>columnas {first}–{last}</translation>
    </message>
    <message>
        <source>line {first}</source>
        <translation>línea {first}</translation>
    </message>
    <message>
        <source>line {span}</source>
        <translation>línea {span}</translation>
    </message>
    <message>
        <source>lines {first}–{last}</source>
        <translation>líneas {first}–{last}</translation>
    </message>
    <message>
        <source>lines {span}</source>
        <translation>líneas {span}</translation>
    </message>
    <message>
        <source>p. {page}</source>
        <translation>p. {page}</translation>
    </message>
    <message>
        <source>pp. {first}–{last}</source>
        <translation>pp. {first}–{last}</translation>
    </message>
    <message>
        <source>row {first}</source>
        <translation>fila {first}</translation>
    </message>
    <message>
        <source>row {span}</source>
        <translation>fila {span}</translation>
    </message>
    <message>
        <source>rows {first}–{last}</source>
        <translation>filas {first}–{last}</translation>
    </message>
    <message>
        <source>rows {span}</source>
        <translation>filas {span}</translation>
    </message>
    <message>
        <source>section {span}</source>
        <translation>sección {span}</translation>
    </message>
    <message>
        <source>sheet {number}</source>
        <translation>hoja {number}</translation>
    </message>
    <message>
        <source>sheet {number} of {total}</source>
        <translation>hoja {number} de {total}</translation>
    </message>
    <message>
        <source>sheet {sheet}</source>
        <translation>hoja {sheet}</translation>
    </message>
    <message>
        <source>slide {first}</source>
        <translation>diapositiva {first}</translation>
    </message>
    <message>
        <source>slide {span}</source>
        <translation>diapositiva {span}</translation>
    </message>
    <message>
        <source>slides {first}–{last}</source>
        <translation>diapositivas {first}–{last}</translation>
    </message>
    <message>
        <source>slides {span}</source>
        <translation>diapositivas {span}</translation>
    </message>
    <message>
        <source>whole file</source>
        <translation>archivo completo</translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation>{place} de {total}</translation>
    </message>
    <message>
        <source>{sheet}, {cells}</source>
        <translation>{sheet}, {cells}</translation>
    </message>
    <message>
        <source>▶ {start}–{end}</source>
        <translation>▶ {start}–{end}</translation>
    </message>
    <message>
        <source>▶ {time}</source>
        <translation>▶ {time}</translation>
    </message>
</context>
<context>
    <name>plots</name>
    <message>
        <source>95 % interval</source>
        <translation>intervalo del 95 %</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Acuerdo</translation>
    </message>
    <message>
        <source>Agreement of pairs ({statistic})</source>
        <translation>Acuerdo por parejas ({statistic})</translation>
    </message>
    <message>
        <source>All on one scale</source>
        <translation>Todo en una escala</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Closest: {a} and {b} ({best}); furthest apart: {c} and {d} ({worst}).</source>
        <translation>Más cercanos: {a} y {b} ({best}); más alejados: {c} y {d} ({worst}).</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Criterios</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Descriptor unclear?</source>
        <translation>¿Descriptor poco claro?</translation>
    </message>
    <message>
        <source>Descriptor unclear? {which}.</source>
        <translation>¿Descriptor poco claro? {which}.</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Dificultad</translation>
    </message>
    <message>
        <source>Each cell compares two readers on the submissions that both scored. 1 means that they always gave the same level, 0 that they agreed no more than chance would have it; giving a level two steps away counts more against them than one step. Hatched cells stand on too few submissions to say anything, and where there is no cell the two have none in common. Choose a cell to see what the two scored differently.</source>
        <translation>Cada celda compara a dos evaluadores en las entregas que ambos calificaron. 1 significa que siempre dieron el mismo nivel; 0, que no coincidieron más de lo que daría el azar; una diferencia de dos niveles pesa más que una de uno. Las celdas rayadas se apoyan en muy pocas entregas para decir algo, y donde no hay celda no tienen ninguna en común. Elija una celda para ver qué calificaron de forma distinta.</translation>
    </message>
    <message>
        <source>Everything on one scale: better submissions to the right, stricter readers to the right, and criteria, with harder ones to the right. A threshold is where one level becomes as likely as the next. Submissions far from all thresholds are easy to score; those near one are where readers differ.</source>
        <translation>Todo en una misma escala: a la derecha están las mejores entregas, los evaluadores más estrictos y los criterios más difíciles. Un umbral es el punto en que un nivel pasa a ser tan probable como el siguiente. Las entregas lejos de todo umbral son fáciles de calificar; junto a un umbral es donde los evaluadores difieren.</translation>
    </message>
    <message>
        <source>G, for an order</source>
        <translation>G, para ordenar</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>How far a result could be relied on if so many readers scored each submission. Φ is for decisions against a fixed line, G for putting submissions in order. The curve tells how much one more reader would bring.</source>
        <translation>Hasta qué punto se podría confiar en un resultado si tantos evaluadores calificaran cada entrega. Φ sirve para decidir frente a una línea fija; G, para ordenar entregas. La curva dice cuánto aportaría un evaluador más.</translation>
    </message>
    <message>
        <source>How many readers are needed</source>
        <translation>Cuántos evaluadores hacen falta</translation>
    </message>
    <message>
        <source>How often each reader gave each level. Readers meet different submissions, so some difference is to be expected; a reader who hardly ever uses the end levels may be avoiding them.</source>
        <translation>Con qué frecuencia dio cada evaluador cada nivel. Cada uno ve entregas distintas, así que alguna diferencia es de esperar; quien casi nunca usa los niveles extremos quizá los esté evitando.</translation>
    </message>
    <message>
        <source>How strict each reader is once it is taken into account which submissions and criteria they met. The line through a point is the range in which the true value probably lies: where it crosses the shaded band the difference may be nothing. A circle lies inside the band, a diamond is worth watching, a square worth a talk. Logits are a measure of odds: with a reader one logit stricter the odds of the next higher level are about a third of what they are with others; beside it stands what that comes to in levels. It says nothing about who is right.</source>
        <translation>Lo estricto que es cada evaluador, una vez tenido en cuenta qué entregas y criterios le tocaron. La línea que atraviesa un punto es el margen en que probablemente está el valor real: donde cruza la banda sombreada, la diferencia puede no ser nada. Un círculo queda dentro de la banda, un rombo merece atención y un cuadrado, una conversación. Los logits son una medida de proporciones de probabilidad: con un evaluador un logit más estricto, las del nivel inmediato superior son alrededor de un tercio de las que hay con los demás; al lado figura a cuántos niveles equivale. No dice nada sobre quién tiene razón.</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En palabras</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Left: how hard it is to score high on a criterion. Right: how well readers agree on it, as α and as AC2. When nearly all scores are one level, α falls though readers agree; AC2 does not. Where both are low for many readers, the descriptor may be unclear rather than the readers wrong.</source>
        <translation>A la izquierda: lo difícil que es obtener un nivel alto en un criterio. A la derecha: cuánto coinciden en él los evaluadores, como α y como AC2. Cuando casi todas las calificaciones son del mismo nivel, α baja aunque haya acuerdo; AC2 no. Donde ambos son bajos para muchos evaluadores, quizá el descriptor sea poco claro y no se equivoquen las personas.</translation>
    </message>
    <message>
        <source>Levels given</source>
        <translation>Niveles dados</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>Límite inferior</translation>
    </message>
    <message>
        <source>Moving average</source>
        <translation>Media móvil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>No criterion stands out.</source>
        <translation>Ningún criterio destaca.</translation>
    </message>
    <message>
        <source>No reader stands out.</source>
        <translation>Ningún evaluador destaca.</translation>
    </message>
    <message>
        <source>No two readers have scored the same submission yet.</source>
        <translation>Aún no hay dos evaluadores que hayan calificado la misma entrega.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Outside the limits at {n} of {total} moments, first on {day}.</source>
        <translation>Fuera de los límites en {n} de {total} momentos, por primera vez el {day}.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Evaluador/a</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Evaluadores</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Rows are the levels that the reader gave, columns those of the reference. Framed cells are the same level; cells below the frame lie higher than the reference, cells above it lower. The stronger the colour of a cell, the larger its share of that column. Choose a cell to see the cases in it.</source>
        <translation>Las filas son los niveles que dio el evaluador; las columnas, los de la referencia. Las celdas enmarcadas son el mismo nivel; por debajo del marco el nivel es más alto que la referencia y por encima, más bajo. Cuanto más intenso el color de una celda, mayor es su parte de la columna. Elija una celda para ver sus casos.</translation>
    </message>
    <message>
        <source>Same level in {same} of {total} ({share}); higher in {above}, lower in {below}.</source>
        <translation>Mismo nivel en {same} de {total} ({share}); más alto en {above}, más bajo en {below}.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severidad</translation>
    </message>
    <message>
        <source>Severity of readers</source>
        <translation>Severidad de los evaluadores</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Proporción</translation>
    </message>
    <message>
        <source>Small rings are single results, the line is a moving average in which recent ones count most. The shaded band is where the average of a steady reader stays; a square outside it is worth a look. Upright lines mark what happened, such as a training or a change of the rubric.</source>
        <translation>Los anillos pequeños son resultados sueltos; la línea es una media móvil en la que pesan más los recientes. La banda sombreada es donde se mantiene la media de un evaluador constante; un cuadrado fuera de ella merece una mirada. Las líneas verticales marcan lo ocurrido, como una formación o un cambio de la rúbrica.</translation>
    </message>
    <message>
        <source>Steady: the moving average stayed within its limits.</source>
        <translation>Constante: la media móvil se mantuvo dentro de sus límites.</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Submissions in common</source>
        <translation>Entregas en común</translation>
    </message>
    <message>
        <source>The lowest and the highest level are used least by {a} ({least}) and most by {b} ({most}).</source>
        <translation>Quien menos usa el nivel más bajo y el más alto es {a} ({least}) y quien más, {b} ({most}).</translation>
    </message>
    <message>
        <source>There is nothing to compare yet.</source>
        <translation>Aún no hay nada que comparar.</translation>
    </message>
    <message>
        <source>There is nothing to show over time yet.</source>
        <translation>Aún no hay nada que mostrar a lo largo del tiempo.</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Umbrales</translation>
    </message>
    <message>
        <source>Too few scores to say how the levels are used.</source>
        <translation>Muy pocas calificaciones para decir cómo se usan los niveles.</translation>
    </message>
    <message>
        <source>Too few submissions were read twice to say.</source>
        <translation>Se leyeron dos veces muy pocas entregas para poder decirlo.</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>Límite superior</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
    <message>
        <source>With {n} readers Φ is {value}.</source>
        <translation>Con {n} evaluadores, Φ es {value}.</translation>
    </message>
    <message>
        <source>Worth a look: {who}.</source>
        <translation>Merece una mirada: {who}.</translation>
    </message>
    <message>
        <source>as it is today</source>
        <translation>como es hoy</translation>
    </message>
    <message>
        <source>descriptor unclear?</source>
        <translation>¿descriptor poco claro?</translation>
    </message>
    <message>
        <source>easier</source>
        <translation>más fácil</translation>
    </message>
    <message>
        <source>event</source>
        <translation>suceso</translation>
    </message>
    <message>
        <source>fewer than {n} in common</source>
        <translation>menos de {n} en común</translation>
    </message>
    <message>
        <source>harder</source>
        <translation>más difícil</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>más alto</translation>
    </message>
    <message>
        <source>higher, stricter, harder</source>
        <translation>más alto, más estricto, más difícil</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>límites</translation>
    </message>
    <message>
        <source>look here</source>
        <translation>mirar aquí</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>más bajo</translation>
    </message>
    <message>
        <source>lower, more lenient, easier</source>
        <translation>más bajo, más benévolo, más fácil</translation>
    </message>
    <message>
        <source>moving average</source>
        <translation>media móvil</translation>
    </message>
    <message>
        <source>moving average {value}, limits {low} to {high}</source>
        <translation>media móvil {value}, límites de {low} a {high}</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation>n = {n}</translation>
    </message>
    <message>
        <source>no number, n = {n}</source>
        <translation>sin cifra, n = {n}</translation>
    </message>
    <message>
        <source>nothing scored</source>
        <translation>nada calificado</translation>
    </message>
    <message>
        <source>outside the limits</source>
        <translation>fuera de los límites</translation>
    </message>
    <message>
        <source>outside the limits, look here</source>
        <translation>fuera de los límites, mire aquí</translation>
    </message>
    <message>
        <source>readers for each submission</source>
        <translation>evaluadores por entrega</translation>
    </message>
    <message>
        <source>same level</source>
        <translation>mismo nivel</translation>
    </message>
    <message>
        <source>share of the column, 0 to 100 %</source>
        <translation>parte de la columna, de 0 a 100 %</translation>
    </message>
    <message>
        <source>single result</source>
        <translation>resultado suelto</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>constante</translation>
    </message>
    <message>
        <source>target {value}</source>
        <translation>objetivo {value}</translation>
    </message>
    <message>
        <source>this result {value}</source>
        <translation>este resultado {value}</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>muy pocos para decirlo</translation>
    </message>
    <message>
        <source>watch</source>
        <translation>atención</translation>
    </message>
    <message>
        <source>within ±{band}</source>
        <translation>dentro de ±{band}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>{criterion}: difficulty {hard}; α {alpha}; {second} {ac2}</source>
        <translation>{criterion}: dificultad {hard}; α {alpha}; {second} {ac2}</translation>
    </message>
    <message>
        <source>{level}, share</source>
        <translation>{level}, proporción</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>de {low} a {high}</translation>
    </message>
    <message>
        <source>{n} of {all} pairs have too few submissions in common to say.</source>
        <translation>{n} de {all} parejas tienen muy pocas entregas en común para decir algo.</translation>
    </message>
    <message>
        <source>{n} readers: Φ {phi}; G {g}</source>
        <translation>{n} evaluadores: Φ {phi}; G {g}</translation>
    </message>
    <message>
        <source>{n} submissions from {low} to {high}</source>
        <translation>{n} entregas de {low} a {high}</translation>
    </message>
    <message>
        <source>{n} submissions; readers lie between {low} and {high}.</source>
        <translation>{n} entregas; los evaluadores están entre {low} y {high}.</translation>
    </message>
    <message>
        <source>{one} and {other}: {statistic} {value}</source>
        <translation>{one} y {other}: {statistic} {value}</translation>
    </message>
    <message>
        <source>{reader} against {reference}</source>
        <translation>{reader} frente a {reference}</translation>
    </message>
    <message>
        <source>{reader} gave {given} where {reference} has {right}: {n} of {total} ({share})</source>
        <translation>{reader} dio {given} donde {reference} tiene {right}: {n} de {total} ({share})</translation>
    </message>
    <message>
        <source>{reader} over time</source>
        <translation>{reader} a lo largo del tiempo</translation>
    </message>
    <message>
        <source>{reader}: {level} {n} of {total} ({share})</source>
        <translation>{reader}: {level} {n} de {total} ({share})</translation>
    </message>
    <message>
        <source>{value} (95 % interval {low} to {high}), n = {n}</source>
        <translation>{value} (intervalo del 95 % de {low} a {high}), n = {n}</translation>
    </message>
    <message>
        <source>{value}, n = {n}</source>
        <translation>{value}, n = {n}</translation>
    </message>
    <message>
        <source>{words}: too few to say</source>
        <translation>{words}: muy pocos para decirlo</translation>
    </message>
    <message>
        <source>Φ reaches {target} with {n} readers.</source>
        <translation>Φ alcanza {target} con {n} evaluadores.</translation>
    </message>
    <message>
        <source>Φ, for decisions</source>
        <translation>Φ, para decisiones</translation>
    </message>
</context>
<context>
    <name>private_report</name>
    <message>
        <source>Criterion</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Efecto</translation>
    </message>
    <message>
        <source>For you and your lead only. It is meant to help; it changes no score.</source>
        <translation>Solo para usted y su responsable. Quiere ayudar; no cambia ninguna calificación.</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>En números</translation>
    </message>
    <message>
        <source>Nowhere so far.</source>
        <translation>Hasta ahora, en ninguna parte.</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Los demás</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>There are no scores.</source>
        <translation>No hay calificaciones.</translation>
    </message>
    <message>
        <source>This cannot be told yet.</source>
        <translation>Todavía no se puede decir.</translation>
    </message>
    <message>
        <source>Where you and another reader differ most</source>
        <translation>Dónde difieren más usted y otro lector</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Your scores, {reader}</source>
        <translation>Sus calificaciones, {reader}</translation>
    </message>
    <message>
        <source>agreed: {level}</source>
        <translation>acordado: {level}</translation>
    </message>
    <message>
        <source>{level} in {own} of your scores and in {all} of all scores.</source>
        <translation>{level} en el {own} de sus calificaciones y en el {all} de todas.</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>1 assignment</source>
        <translation>1 asignación</translation>
    </message>
    <message>
        <source>Asked back</source>
        <translation>Devolución solicitada</translation>
    </message>
    <message>
        <source>Changed on two laptops once: {who} chose what stands, {when}.</source>
        <translation>Se cambió en dos equipos una vez: {who} eligió qué queda, {when}.</translation>
    </message>
    <message>
        <source>Changed on two laptops {n} times: {who} chose what stands, last {when}.</source>
        <translation>Se cambió en dos equipos {n} veces: {who} eligió qué queda, la última {when}.</translation>
    </message>
    <message>
        <source>Complete — not submitted</source>
        <translation>Completa — sin enviar</translation>
    </message>
    <message>
        <source>Given back — nobody reads it</source>
        <translation>Devuelta — nadie la lee</translation>
    </message>
    <message>
        <source>Hand it back if {who} should look at something again.</source>
        <translation>Devuélvala si {who} debe revisar algo de nuevo.</translation>
    </message>
    <message>
        <source>Hand it back if {who} should score it after all.</source>
        <translation>Devuélvala si {who} debe calificarla de todos modos.</translation>
    </message>
    <message>
        <source>Hand it back to open it again; until then it stays as it was handed in.</source>
        <translation>Devuélvala para reabrirla; hasta entonces queda como se entregó.</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>It is late: ask {who}, or have whoever runs the hub give it to another reader.</source>
        <translation>Está atrasada: pregunte a {who}, o pida a quien administra el servidor que la asigne a otra persona.</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Sin empezar</translation>
    </message>
    <message>
        <source>Note to the practitioner: {note}</source>
        <translation>Nota para quien presenta: {note}</translation>
    </message>
    <message>
        <source>Offline on a laptop until {date}.</source>
        <translation>Sin conexión en un equipo hasta el {date}.</translation>
    </message>
    <message>
        <source>Returned unscored</source>
        <translation>Devuelta sin calificar</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>There is nothing to do about it now.</source>
        <translation>Por ahora no hay nada que hacer.</translation>
    </message>
    <message>
        <source>Whoever runs the hub gives it to another {role}: {command}</source>
        <translation>Quien administra el servidor la asigna a otra persona ({role}): {command}</translation>
    </message>
    <message>
        <source>adjudicator</source>
        <translation>árbitro/a</translation>
    </message>
    <message>
        <source>calibration set</source>
        <translation>conjunto de calibración</translation>
    </message>
    <message>
        <source>first reader</source>
        <translation>primera lectura</translation>
    </message>
    <message>
        <source>second reader</source>
        <translation>segunda lectura</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>semilla</translation>
    </message>
    <message>
        <source>{n} asked back</source>
        <translation>{n} con devolución solicitada</translation>
    </message>
    <message>
        <source>{n} assignments</source>
        <translation>{n} asignaciones</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} con retraso</translation>
    </message>
    <message>
        <source>{n} submitted</source>
        <translation>{n} enviadas</translation>
    </message>
    <message>
        <source>{n} without a reader</source>
        <translation>{n} sin quien las lea</translation>
    </message>
    <message>
        <source>{who} asks for {code} back</source>
        <translation>{who} solicita la devolución de {code}</translation>
    </message>
    <message>
        <source>{who} asks for {code} back: “{reason}”</source>
        <translation>{who} solicita la devolución de {code}: «{reason}»</translation>
    </message>
    <message>
        <source>{who} gave {code} (attempt {attempt}) back {when}; why was not asked.</source>
        <translation>{who} devolvió {code} (intento {attempt}) {when}; no se preguntó por qué.</translation>
    </message>
    <message>
        <source>{who} handed {code} in: {decision}.</source>
        <translation>{who} entregó {code}: {decision}.</translation>
    </message>
    <message>
        <source>{who} has scored {scored} of {total} of {code}; due: {due}.</source>
        <translation>{who} ha calificado {scored} de {total} de {code}; vence: {due}.</translation>
    </message>
    <message>
        <source>{who} returned {code} to the practitioner unscored.</source>
        <translation>{who} devolvió {code} sin calificar a quien la presentó.</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>1 change is saved on this laptop and will be sent with the next sync.</source>
        <translation>1 cambio está guardado en este equipo y se enviará con la próxima sincronización.</translation>
    </message>
    <message>
        <source>1 citation leads nowhere</source>
        <translation>1 cita no lleva a ningún lugar</translation>
    </message>
    <message>
        <source>1 file cannot be shown: {why}</source>
        <translation>1 archivo no se puede mostrar: {why}</translation>
    </message>
    <message>
        <source>1 file was here and is gone: download it again.</source>
        <translation>1 archivo estaba aquí y ha desaparecido: descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>All of it is here. Its files have not been opened for a look yet.</source>
        <translation>Está todo aquí. Aún no se han abierto sus archivos para comprobarlos.</translation>
    </message>
    <message>
        <source>All of it is on this laptop and can be read without a network.</source>
        <translation>Está toda en este equipo y se puede leer sin red.</translation>
    </message>
    <message>
        <source>All {n} citations lead to their places.</source>
        <translation>Las {n} citas llevan a su lugar.</translation>
    </message>
    <message>
        <source>Asked back, waiting for the lead</source>
        <translation>Devolución solicitada, a la espera de la coordinación</translation>
    </message>
    <message>
        <source>Attempt {n}: everything is open again.</source>
        <translation>Intento {n}: todo está reabierto.</translation>
    </message>
    <message>
        <source>Attempt {n}: {open} of {all} are open again, the others stand as they were.</source>
        <translation>Intento {n}: {open} de {all} están reabiertos, los demás se mantienen como estaban.</translation>
    </message>
    <message>
        <source>By credential</source>
        <translation>Por credencial</translation>
    </message>
    <message>
        <source>By due date</source>
        <translation>Por vencimiento</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Por estado</translation>
    </message>
    <message>
        <source>Checked {moment}</source>
        <translation>Comprobada el {moment}</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>Checking {done} of {total}</source>
        <translation>Comprobando {done} de {total}</translation>
    </message>
    <message>
        <source>Complete — not submitted</source>
        <translation>Completa — sin enviar</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Due this week</source>
        <translation>Vencen esta semana</translation>
    </message>
    <message>
        <source>Each file is opened once, to find trouble while there still is a network.</source>
        <translation>Cada archivo se abre una vez, para detectar problemas mientras aún hay red.</translation>
    </message>
    <message>
        <source>Every attempt</source>
        <translation>Todos los intentos</translation>
    </message>
    <message>
        <source>Every file can be shown. {found}</source>
        <translation>Todos los archivos se pueden mostrar. {found}</translation>
    </message>
    <message>
        <source>First attempts</source>
        <translation>Primeros intentos</translation>
    </message>
    <message>
        <source>Further attempts</source>
        <translation>Intentos posteriores</translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation>Devueltas</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Entregadas</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Requiere atención</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Sin grupos</translation>
    </message>
    <message>
        <source>Not all of it is on this laptop yet.</source>
        <translation>Aún no está toda en este equipo.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Sin comprobar</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>Sin descargar</translation>
    </message>
    <message>
        <source>Nothing is cited.</source>
        <translation>No se cita nada.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Ready to fly</source>
        <translation>Lista para viajar</translation>
    </message>
    <message>
        <source>Ready with remarks</source>
        <translation>Lista con observaciones</translation>
    </message>
    <message>
        <source>Returned by lead</source>
        <translation>Devuelta por la coordinación</translation>
    </message>
    <message>
        <source>Returned by lead: 1 note</source>
        <translation>Devuelta por la coordinación: 1 nota</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Submitted, waiting to sync</source>
        <translation>Enviada, a la espera de sincronizar</translation>
    </message>
    <message>
        <source>The first attempt.</source>
        <translation>El primer intento.</translation>
    </message>
    <message>
        <source>The lead’s note: {note}</source>
        <translation>Nota de la coordinación: {note}</translation>
    </message>
    <message>
        <source>The one citation leads to its place.</source>
        <translation>La única cita lleva a su lugar.</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañado</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>locked with a password</source>
        <translation>protegido con contraseña</translation>
    </message>
    <message>
        <source>no longer on this laptop</source>
        <translation>ya no está en este equipo</translation>
    </message>
    <message>
        <source>of a kind that the desk cannot show</source>
        <translation>de un tipo que el escritorio no puede mostrar</translation>
    </message>
    <message>
        <source>takes too long to open</source>
        <translation>tarda demasiado en abrirse</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>demasiado grande</translation>
    </message>
    <message>
        <source>{attempt} · {open} of {all} open</source>
        <translation>{attempt} · {open} de {all} abiertos</translation>
    </message>
    <message>
        <source>{group}: {n} submissions, closed</source>
        <translation>{group}: {n} entregas, cerrado</translation>
    </message>
    <message>
        <source>{group}: {n} submissions, open</source>
        <translation>{group}: {n} entregas, abierto</translation>
    </message>
    <message>
        <source>{have} of {all} are on this laptop.</source>
        <translation>{have} de {all} están en este equipo.</translation>
    </message>
    <message>
        <source>{n} assigned</source>
        <translation>{n} en su cola</translation>
    </message>
    <message>
        <source>{n} changes are saved on this laptop and will be sent with the next sync.</source>
        <translation>{n} cambios están guardados en este equipo y se enviarán con la próxima sincronización.</translation>
    </message>
    <message>
        <source>{n} citations lead nowhere</source>
        <translation>{n} citas no llevan a ningún lugar</translation>
    </message>
    <message>
        <source>{n} due this week</source>
        <translation>{n} con vencimiento esta semana</translation>
    </message>
    <message>
        <source>{n} files cannot be shown: {why}</source>
        <translation>{n} archivos no se pueden mostrar: {why}</translation>
    </message>
    <message>
        <source>{n} files were here and are gone: download them again.</source>
        <translation>{n} archivos estaban aquí y han desaparecido: descárguelos de nuevo.</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} con retraso</translation>
    </message>
    <message>
        <source>{n} ready offline</source>
        <translation>{n} para usar sin conexión</translation>
    </message>
</context>
<context>
    <name>reader_places</name>
    <message>
        <source>A pin without a note</source>
        <translation>Una nota sin texto</translation>
    </message>
    <message>
        <source>Found here instead</source>
        <translation>Hallado aquí</translation>
    </message>
    <message>
        <source>Found instead: {place}</source>
        <translation>Hallado en otro lugar: {place}</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>Sin abrir</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Opened, not marked</source>
        <translation>Abierto, sin marcar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Pin without a note</source>
        <translation>Nota sin texto</translation>
    </message>
    <message>
        <source>Was on screen</source>
        <translation>Estuvo en pantalla</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>A number asks for a look, it judges nobody. Scores are never changed by it.</source>
        <translation>Un número pide mirar, no juzga a nadie. Nunca cambia una calificación.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre qué</translation>
    </message>
    <message>
        <source>Are we scoring alike?</source>
        <translation>¿Calificamos igual?</translation>
    </message>
    <message>
        <source>Calibration of {credential}</source>
        <translation>Calibración de {credential}</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Criterios</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Criterio</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Efecto</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>How readers agree</source>
        <translation>Cómo coinciden los lectores</translation>
    </message>
    <message>
        <source>How the numbers were computed</source>
        <translation>Cómo se calcularon los números</translation>
    </message>
    <message>
        <source>Largest disagreements</source>
        <translation>Mayores desacuerdos</translation>
    </message>
    <message>
        <source>Nobody stands out beyond what chance explains.</source>
        <translation>Nadie destaca más allá de lo que explica el azar.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada todavía.</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lectores</translation>
    </message>
    <message>
        <source>Readers in single criteria</source>
        <translation>Lectores en criterios concretos</translation>
    </message>
    <message>
        <source>Scored from {since} to {until}</source>
        <translation>Calificado del {since} al {until}</translation>
    </message>
    <message>
        <source>Scored since {since}</source>
        <translation>Calificado desde el {since}</translation>
    </message>
    <message>
        <source>Scored until {until}</source>
        <translation>Calificado hasta el {until}</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Calificaciones</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>What leads did</source>
        <translation>Lo que hicieron los responsables</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>{n} smaller ones are in the workbook.</source>
        <translation>Otros {n} menores están en el libro de cálculo.</translation>
    </message>
</context>
<context>
    <name>review_words</name>
    <message>
        <source>1 thing is needed before you can submit</source>
        <translation>Falta 1 cosa para poder enviar</translation>
    </message>
    <message>
        <source>Not final yet: this is what the scores so far give.</source>
        <translation>Aún no es definitivo: es lo que resulta de las calificaciones hasta ahora.</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>No falta nada</translation>
    </message>
    <message>
        <source>Nothing is missing; worth a look</source>
        <translation>No falta nada; conviene mirar</translation>
    </message>
    <message>
        <source>Nothing is scored yet</source>
        <translation>Aún no hay nada calificado</translation>
    </message>
    <message>
        <source>Nothing to decide yet</source>
        <translation>Aún no hay nada que decidir</translation>
    </message>
    <message>
        <source>Returned unscored</source>
        <translation>Devuelta sin calificar</translation>
    </message>
    <message>
        <source>What the rule says</source>
        <translation>Lo que dice la regla</translation>
    </message>
    <message>
        <source>Why it was sent back</source>
        <translation>Por qué se devolvió</translation>
    </message>
    <message>
        <source>{n} things are needed before you can submit</source>
        <translation>Faltan {n} cosas para poder enviar</translation>
    </message>
</context>
<context>
    <name>score_badges</name>
    <message>
        <source>NS</source>
        <translation>NE</translation>
    </message>
    <message>
        <source>not scorable</source>
        <translation>no evaluable</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>sin calificar</translation>
    </message>
    <message>
        <source>outside the limit</source>
        <translation>fuera del límite</translation>
    </message>
    <message>
        <source>within the limit</source>
        <translation>dentro del límite</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>A cited moment is easier to follow when what comes just before it is heard too.</source>
        <translation>Un momento citado se sigue mejor si se oye también lo que viene justo antes.</translation>
    </message>
    <message>
        <source>A document read before opens as you left it.</source>
        <translation>Un documento ya leído se abre como usted lo dejó.</translation>
    </message>
    <message>
        <source>A quiet word beside a score whose citations were never looked at.</source>
        <translation>Un aviso discreto junto a una calificación cuyas citas no se han consultado.</translation>
    </message>
    <message>
        <source>A recording played before keeps its own speed.</source>
        <translation>Una grabación ya reproducida conserva su velocidad.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Ask before downloading on a metered network</source>
        <translation>Preguntar antes de descargar en una red de uso medido</translation>
    </message>
    <message>
        <source>At most three lines below the comment; Tab puts the first in.</source>
        <translation>Como máximo tres líneas bajo el comentario; Tab inserta la primera.</translation>
    </message>
    <message>
        <source>Beyond it the queue says what could make room; nothing goes without your word.</source>
        <translation>Si se supera, la cola dice qué podría liberar espacio; nada se borra sin su permiso.</translation>
    </message>
    <message>
        <source>Check spelling in comments</source>
        <translation>Revisar la ortografía de los comentarios</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Everything that is written grows with it; documents have a zoom of their own.</source>
        <translation>Todo el texto crece con él; los documentos tienen su propio zoom.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Fit the whole page</source>
        <translation>Ajustar la página entera</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Ajustar al ancho</translation>
    </message>
    <message>
        <source>Go on playing when I leave the comment</source>
        <translation>Seguir reproduciendo al salir del comentario</translation>
    </message>
    <message>
        <source>High contrast makes text and edges stand out as far as a screen can.</source>
        <translation>El contraste alto hace resaltar texto y bordes cuanto permite una pantalla.</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Contraste alto, oscuro</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Contraste alto, claro</translation>
    </message>
    <message>
        <source>It is shown to you first, holds no names and no evidence, and is never sent by itself.</source>
        <translation>Se le muestra antes, no contiene nombres ni evidencia y nunca se envía solo.</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language of the desk</source>
        <translation>Idioma del escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Lock and keys</source>
        <translation>Bloqueo y claves</translation>
    </message>
    <message>
        <source>Lock the desk when nobody uses it</source>
        <translation>Bloquear el escritorio cuando nadie lo usa</translation>
    </message>
    <message>
        <source>Lock the desk when the laptop sleeps</source>
        <translation>Bloquear el escritorio cuando el equipo se suspende</translation>
    </message>
    <message>
        <source>Names of people and schools typed into comments or feedback are pointed out.</source>
        <translation>Se señalan los nombres de personas y escuelas escritos en comentarios o retroalimentación.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>No goal</source>
        <translation>Sin objetivo</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Nothing is missed while the cursor is in the comment.</source>
        <translation>No se pierde nada mientras el cursor está en el comentario.</translation>
    </message>
    <message>
        <source>Offer a report after a crash</source>
        <translation>Ofrecer un informe tras un fallo</translation>
    </message>
    <message>
        <source>Offer what I wrote before while I type a comment</source>
        <translation>Ofrecer lo que escribí antes mientras escribo un comentario</translation>
    </message>
    <message>
        <source>Only what was paused because of typing goes on by itself.</source>
        <translation>Solo continúa lo que se pausó por estar escribiendo.</translation>
    </message>
    <message>
        <source>Otherwise the evidence stays where it is until you choose a citation.</source>
        <translation>Si no, la evidencia queda donde está hasta que elija una cita.</translation>
    </message>
    <message>
        <source>Pause a recording while I type</source>
        <translation>Pausar la grabación mientras escribo</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Remind me of citations I have not opened</source>
        <translation>Recordarme las citas que no he abierto</translation>
    </message>
    <message>
        <source>Room for evidence on this laptop</source>
        <translation>Espacio para la evidencia en este equipo</translation>
    </message>
    <message>
        <source>Show the first citation when I choose a criterion</source>
        <translation>Mostrar la primera cita al elegir un criterio</translation>
    </message>
    <message>
        <source>Shown as “3 of 5 today”, never as a warning.</source>
        <translation>Se muestra como «3 de 5 hoy», nunca como advertencia.</translation>
    </message>
    <message>
        <source>Speed of a recording opened first</source>
        <translation>Velocidad de una grabación abierta por primera vez</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Ortografía</translation>
    </message>
    <message>
        <source>Start a cited part early</source>
        <translation>Empezar antes la parte citada</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>Submissions I want to finish in a day</source>
        <translation>Entregas que quiero terminar en un día</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Se aplicará la próxima vez que inicie el programa.</translation>
    </message>
    <message>
        <source>Takes effect with the next file opened.</source>
        <translation>Se aplicará al próximo archivo que abra.</translation>
    </message>
    <message>
        <source>Test language</source>
        <translation>Idioma de prueba</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>There is no setting “{name}”.</source>
        <translation>No existe el ajuste «{name}».</translation>
    </message>
    <message>
        <source>There is no setting “{name}”; the nearest is “{near}”.</source>
        <translation>No existe el ajuste «{name}»; el más parecido es «{near}».</translation>
    </message>
    <message>
        <source>Warn me of names in what I write</source>
        <translation>Avisarme de nombres en lo que escribo</translation>
    </message>
    <message>
        <source>What is handed in and what you write stay as they are.</source>
        <translation>Lo entregado y lo que usted escribe quedan como están.</translation>
    </message>
    <message>
        <source>What you entered is put away first. A film that plays counts as use.</source>
        <translation>Antes se guarda lo que escribió. Un vídeo en marcha cuenta como uso.</translation>
    </message>
    <message>
        <source>Where the system says that every megabyte costs. Scores and comments always go.</source>
        <translation>Donde el sistema dice que cada megabyte cuesta. Las calificaciones y los comentarios siempre se envían.</translation>
    </message>
    <message>
        <source>Whoever wakes it up finds the desk locked.</source>
        <translation>Quien lo reactive encuentra el escritorio bloqueado.</translation>
    </message>
    <message>
        <source>Works where this system has a dictionary. Words stay on this laptop.</source>
        <translation>Funciona donde este sistema tiene un diccionario. Las palabras se quedan en este equipo.</translation>
    </message>
    <message>
        <source>Zoom of a document opened first</source>
        <translation>Zoom de un documento abierto por primera vez</translation>
    </message>
    <message>
        <source>“{title}” was unreadable and is as at first. Possible: {values}.</source>
        <translation>«{title}» no se podía leer y vuelve a su valor inicial. Valores posibles: {values}.</translation>
    </message>
</context>
<context>
    <name>sheet_notes</name>
    <message>
        <source>It may hold a chart or a picture.</source>
        <translation>Puede contener un gráfico o una imagen.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>The file has {count} more sheets that are not shown.</source>
        <translation>El archivo tiene {count} hojas más que no se muestran.</translation>
    </message>
    <message>
        <source>The other sheets can still be read.</source>
        <translation>Las demás hojas se pueden leer.</translation>
    </message>
    <message>
        <source>This sheet has no filled cells.</source>
        <translation>Esta hoja no tiene celdas rellenas.</translation>
    </message>
    <message>
        <source>This sheet is too large or damaged and cannot be shown.</source>
        <translation>Esta hoja es demasiado grande o está dañada y no se puede mostrar.</translation>
    </message>
    <message>
        <source>This spreadsheet could not be shown.</source>
        <translation>No se pudo mostrar esta hoja de cálculo.</translation>
    </message>
    <message>
        <source>This table is larger than can be shown: its first {rows} rows and {columns} columns are here.</source>
        <translation>Esta tabla es mayor de lo que se puede mostrar: aquí están sus primeras {rows} filas y {columns} columnas.</translation>
    </message>
    <message>
        <source>{sheet} (hidden)</source>
        <translation>{sheet} (oculta)</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>All keys</source>
        <translation>Todas las teclas</translation>
    </message>
    <message>
        <source>Ask for a submitted assessment back</source>
        <translation>Solicitar la devolución de una evaluación enviada</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <translation>5 segundos atrás</translation>
    </message>
    <message>
        <source>Back one frame</source>
        <translation>Un fotograma atrás</translation>
    </message>
    <message>
        <source>Back to where you jumped from</source>
        <translation>Volver al lugar de partida</translation>
    </message>
    <message>
        <source>Calibrate: are we scoring alike?</source>
        <translation>Calibrar: ¿calificamos por igual?</translation>
    </message>
    <message>
        <source>Choose a level, lowest first</source>
        <translation>Elegir un nivel, del más bajo al más alto</translation>
    </message>
    <message>
        <source>Choose columns of the queue</source>
        <translation>Elegir columnas de la cola</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Clear the score</source>
        <translation>Borrar la calificación</translation>
    </message>
    <message>
        <source>Comment bank (in an empty comment)</source>
        <translation>Banco de comentarios (en un comentario vacío)</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Escritorio</translation>
    </message>
    <message>
        <source>Download all</source>
        <translation>Descargar todo</translation>
    </message>
    <message>
        <source>Download this submission</source>
        <translation>Descargar esta entrega</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Evidence alone, on the whole window</source>
        <translation>Solo la evidencia, en toda la ventana</translation>
    </message>
    <message>
        <source>Evidence in a window of its own</source>
        <translation>Evidencia en una ventana propia</translation>
    </message>
    <message>
        <source>Examples of each level</source>
        <translation>Ejemplos de cada nivel</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>Exportar resultados</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>Filtrar la cola</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Buscar cualquier cosa</translation>
    </message>
    <message>
        <source>Find in the file</source>
        <translation>Buscar en el archivo</translation>
    </message>
    <message>
        <source>Flag for the lead, or take the flag down</source>
        <translation>Señalar a la coordinación o quitar la señal</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>5 segundos adelante</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Adelante de nuevo</translation>
    </message>
    <message>
        <source>Forward one frame</source>
        <translation>Un fotograma adelante</translation>
    </message>
    <message>
        <source>Free room on this laptop</source>
        <translation>Liberar espacio en este equipo</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>Ir a la página</translation>
    </message>
    <message>
        <source>I know this person: give the submission back</source>
        <translation>Conozco a esta persona: devolver la entrega</translation>
    </message>
    <message>
        <source>Is the submission complete?</source>
        <translation>¿Está completa la entrega?</translation>
    </message>
    <message>
        <source>It is at another place</source>
        <translation>Está en otro lugar</translation>
    </message>
    <message>
        <source>It is here: use the place on screen</source>
        <translation>Está aquí: usar el lugar en pantalla</translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation>No está ahí</translation>
    </message>
    <message>
        <source>It supports it partly</source>
        <translation>Lo respalda en parte</translation>
    </message>
    <message>
        <source>Keep the likely place on screen</source>
        <translation>Guardar el lugar probable en pantalla</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>Leave the field, or full screen</source>
        <translation>Salir del campo o de la pantalla completa</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>Bloquear el escritorio</translation>
    </message>
    <message>
        <source>Mark as not scorable</source>
        <translation>Marcar como no evaluable</translation>
    </message>
    <message>
        <source>Next citation</source>
        <translation>Cita siguiente</translation>
    </message>
    <message>
        <source>Next citation that was never opened</source>
        <translation>Siguiente cita que no se ha abierto nunca</translation>
    </message>
    <message>
        <source>Next criterion</source>
        <translation>Criterio siguiente</translation>
    </message>
    <message>
        <source>Next disagreement (readers side by side)</source>
        <translation>Siguiente desacuerdo (lecturas lado a lado)</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Archivo siguiente</translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation>Siguiente lugar encontrado</translation>
    </message>
    <message>
        <source>Next unscored criterion</source>
        <translation>Siguiente criterio sin calificar</translation>
    </message>
    <message>
        <source>Open a bundle</source>
        <translation>Abrir un paquete</translation>
    </message>
    <message>
        <source>Open what is due next</source>
        <translation>Abrir la que vence primero</translation>
    </message>
    <message>
        <source>Pin a note to this place</source>
        <translation>Fijar una nota en este lugar</translation>
    </message>
    <message>
        <source>Place found before</source>
        <translation>Lugar encontrado anterior</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>Reproducir más rápido</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>Reproducir más despacio</translation>
    </message>
    <message>
        <source>Play the cited part</source>
        <translation>Reproducir la parte citada</translation>
    </message>
    <message>
        <source>Play the cited part again and again</source>
        <translation>Repetir la parte citada</translation>
    </message>
    <message>
        <source>Preview the feedback letter</source>
        <translation>Vista previa de la carta de retroalimentación</translation>
    </message>
    <message>
        <source>Previous citation</source>
        <translation>Cita anterior</translation>
    </message>
    <message>
        <source>Previous criterion</source>
        <translation>Criterio anterior</translation>
    </message>
    <message>
        <source>Previous disagreement (readers side by side)</source>
        <translation>Desacuerdo anterior (lecturas lado a lado)</translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation>Archivo anterior</translation>
    </message>
    <message>
        <source>Put rows of the queue together</source>
        <translation>Reunir filas de la cola en grupos</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Read the next note from the lead</source>
        <translation>Leer la siguiente nota de la coordinación</translation>
    </message>
    <message>
        <source>Read what your lead has written to you</source>
        <translation>Leer lo que la coordinación le ha escrito</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Review and submit</source>
        <translation>Revisar y enviar</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Vistas guardadas</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Calificar</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Buscar en la cola</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settle what was changed on two laptops</source>
        <translation>Resolver lo que se cambió en dos equipos</translation>
    </message>
    <message>
        <source>Show a saved view</source>
        <translation>Mostrar una vista guardada</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Mostrar todo de nuevo</translation>
    </message>
    <message>
        <source>Show or hide the judgement</source>
        <translation>Mostrar u ocultar la valoración</translation>
    </message>
    <message>
        <source>Show or hide the list of pins</source>
        <translation>Mostrar u ocultar la lista de notas</translation>
    </message>
    <message>
        <source>Show or hide the outline</source>
        <translation>Mostrar u ocultar el esquema</translation>
    </message>
    <message>
        <source>Show or hide what the citation may mean</source>
        <translation>Mostrar u ocultar a qué puede referirse la cita</translation>
    </message>
    <message>
        <source>Show the open submission</source>
        <translation>Mostrar la entrega abierta</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Mostrar la cola</translation>
    </message>
    <message>
        <source>Show what was sent and received</source>
        <translation>Mostrar lo enviado y lo recibido</translation>
    </message>
    <message>
        <source>Show your laptops</source>
        <translation>Mostrar sus equipos</translation>
    </message>
    <message>
        <source>Sort the queue</source>
        <translation>Ordenar la cola</translation>
    </message>
    <message>
        <source>Swap outline and judgement</source>
        <translation>Intercambiar esquema y valoración</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>Take the place found away again</source>
        <translation>Quitar el lugar encontrado</translation>
    </message>
    <message>
        <source>The citation supports the point</source>
        <translation>La cita respalda el punto</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>What changed since the attempt before</source>
        <translation>Qué ha cambiado desde el intento anterior</translation>
    </message>
    <message>
        <source>Write a comment</source>
        <translation>Escribir un comentario</translation>
    </message>
</context>
<context>
    <name>side_words</name>
    <message>
        <source>1 disagreement</source>
        <translation>1 desacuerdo</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Iguales</translation>
    </message>
    <message>
        <source>Citations marked differently: {n}.</source>
        <translation>Citas marcadas de otro modo: {n}.</translation>
    </message>
    <message>
        <source>Different evidence</source>
        <translation>Evidencia distinta</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Desacuerdos</translation>
    </message>
    <message>
        <source>It is not recorded where the readers looked, so evidence cannot be compared.</source>
        <translation>No consta dónde se miró en cada lectura, así que no se puede comparar la evidencia.</translation>
    </message>
    <message>
        <source>NS</source>
        <translation>NE</translation>
    </message>
    <message>
        <source>Not scorable</source>
        <translation>No evaluable</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Sin calificar</translation>
    </message>
    <message>
        <source>One reader only</source>
        <translation>Una sola lectura</translation>
    </message>
    <message>
        <source>Same evidence, different judgement</source>
        <translation>Misma evidencia, valoración distinta</translation>
    </message>
    <message>
        <source>Same evidence, same judgement</source>
        <translation>Misma evidencia, misma valoración</translation>
    </message>
    <message>
        <source>Saved on this laptop; goes with the next sync.</source>
        <translation>A salvo en este equipo; se envía con la próxima sincronización.</translation>
    </message>
    <message>
        <source>Score of record: {level}. {who}, {day}.</source>
        <translation>Calificación definitiva: {level}. {who}, {day}.</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Resueltos</translation>
    </message>
    <message>
        <source>The readers’ own scores are kept.</source>
        <translation>Las calificaciones de cada lectura se conservan.</translation>
    </message>
    <message>
        <source>Yours to judge first</source>
        <translation>Primero valore usted</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>iguales</translation>
    </message>
    <message>
        <source>all looked at the same place.</source>
        <translation>todas miraron el mismo lugar.</translation>
    </message>
    <message>
        <source>all looked at the same {both} places.</source>
        <translation>todas miraron los mismos {both} lugares.</translation>
    </message>
    <message>
        <source>all looked at {both} of the {either} places that anybody looked at.</source>
        <translation>todas miraron {both} de los {either} lugares que alguien miró.</translation>
    </message>
    <message>
        <source>all read the same narrative.</source>
        <translation>todas las lecturas son del mismo texto.</translation>
    </message>
    <message>
        <source>calibration set</source>
        <translation>conjunto de calibración</translation>
    </message>
    <message>
        <source>differ</source>
        <translation>difieren</translation>
    </message>
    <message>
        <source>first reader</source>
        <translation>primera lectura</translation>
    </message>
    <message>
        <source>nothing left to settle</source>
        <translation>nada por resolver</translation>
    </message>
    <message>
        <source>one reader only</source>
        <translation>una sola lectura</translation>
    </message>
    <message>
        <source>pass line</source>
        <translation>línea de corte</translation>
    </message>
    <message>
        <source>second reader</source>
        <translation>segunda lectura</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>semilla</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>resuelto</translation>
    </message>
    <message>
        <source>yours to judge first</source>
        <translation>primero valore usted</translation>
    </message>
    <message>
        <source>{n} across the pass line</source>
        <translation>{n} cruzan la línea de corte</translation>
    </message>
    <message>
        <source>{n} disagreements</source>
        <translation>{n} desacuerdos</translation>
    </message>
    <message>
        <source>{n} to judge first</source>
        <translation>{n} por valorar primero</translation>
    </message>
    <message>
        <source>{who} opened none of the places cited</source>
        <translation>{who} no abrió ningún lugar citado</translation>
    </message>
</context>
<context>
    <name>spoken_time</name>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minuto</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 segundo</translation>
    </message>
    <message>
        <source>{now} of {length}</source>
        <translation>{now} de {length}</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} horas</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} minutos</translation>
    </message>
    <message>
        <source>{n} seconds</source>
        <translation>{n} segundos</translation>
    </message>
</context>
<context>
    <name>verdict_words</name>
    <message>
        <source>Not there</source>
        <translation>No está</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>En parte</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>Respalda</translation>
    </message>
    <message>
        <source>Wrong place</source>
        <translation>Otro lugar</translation>
    </message>
    <message>
        <source>marked as not there</source>
        <translation>marcada como ausente</translation>
    </message>
    <message>
        <source>marked as pointing to the wrong place</source>
        <translation>marcada como que señala otro lugar</translation>
    </message>
    <message>
        <source>marked as supporting it partly</source>
        <translation>marcada como que lo respalda en parte</translation>
    </message>
    <message>
        <source>marked as supporting the point</source>
        <translation>marcada como que respalda el punto</translation>
    </message>
</context>
<context>
    <name>word_rows</name>
    <message>
        <source>1 word</source>
        <translation>1 palabra</translation>
    </message>
    <message>
        <source>Answered with files</source>
        <translation>Respondido con archivos</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>Grupo {number}</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>Pregunta {number}</translation>
    </message>
    <message>
        <source>max {count}</source>
        <translation>máx. {count}</translation>
    </message>
    <message>
        <source>min {count}</source>
        <translation>mín. {count}</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} palabras</translation>
    </message>
</context>
</TS>
