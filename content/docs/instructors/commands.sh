# #region offline
spanwalk check --expect expectation.json --from telemetry.json
spanwalk check --expect expectation.json --from traces.jsonl.gz --from more/ --var service=backend-flask
otelcol-export | spanwalk check --expect expectation.json --from -
spanwalk check --expect sampling.json --from telemetry.jsonl --requests 100
# #endregion offline

# #region forms
spanwalk check --expect expectation.json --from telemetry.json --format junit --out report.xml --format table
spanwalk check --expect expectation.json --from telemetry.json --format gradescope --out results/results.json
# #endregion forms

# #region roster
spanwalk roster add students.csv --out keys.csv
spanwalk roster list
# #endregion roster

# #region cohort
spanwalk cohort submissions/ --lesson honeycomb --step creating-a-span --results week-2
spanwalk cohort submissions/ --lesson honeycomb --results week-2 --resume
spanwalk cohort submissions/ --lesson honeycomb --results week-2 --students anna,ben
spanwalk cohort --url http://127.0.0.1:3000 --lesson honeycomb --results week-2
# #endregion cohort

# #region journal
spanwalk check --journal journal-ada.json --public-key journal-key.pub.pem
spanwalk check --journal journal-ada.json --url http://127.0.0.1:3000
# #endregion journal

# #region watch
spanwalk watch
spanwalk watch --workspace WORKSPACE --step creating-a-span
# #endregion watch

# #region lint
spanwalk lint
spanwalk lint --live
# #endregion lint
