package dev.ordinal.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordinal.embedded.trees.JsonPatch;
import dev.ordinal.embedded.trees.MergePatch;
import dev.ordinal.embedded.trees.PatchException;
import dev.ordinal.embedded.trees.StrategicPatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchTest {
    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('~', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{~a~:1}|{~a~:null,~b~:{~c~:null,~d~:2}}|{~b~:{~d~:2}}",
                "{~a~:[1,2]}|{~a~:[3]}|{~a~:[3]}",
                "{~a~:{~b~:1}}|{~a~:{~c~:2}}|{~a~:{~b~:1,~c~:2}}"
            })
    void merge(String target, String patch, String result) throws JsonProcessingException {
        assertThat(MergePatch.apply(json(target), json(patch))).isEqualTo(json(result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{~a~:[1,3]}|[{~op~:~add~,~path~:~/a/1~,~value~:2}]|{~a~:[1,2,3]}",
                "{~a~:[1]}|[{~op~:~add~,~path~:~/a/-~,~value~:2}]|{~a~:[1,2]}",
                "{~a~:1}|[{~op~:~test~,~path~:~/a~,~value~:1},{~op~:~remove~,~path~:~/a~}]|{}",
                "{~a~:{~b~:1}}|[{~op~:~move~,~from~:~/a/b~,~path~:~/c~}]|{~a~:{},~c~:1}",
                "{~a~:{~b~:1}}|[{~op~:~copy~,~from~:~/a~,~path~:~/c~}]|{~a~:{~b~:1},~c~:{~b~:1}}",
                "{~a~:[1,2]}|[{~op~:~replace~,~path~:~/a/0~,~value~:7}]|{~a~:[7,2]}"
            })
    void operations(String target, String patch, String result) throws JsonProcessingException {
        assertThat(JsonPatch.apply(json(target), json(patch))).isEqualTo(json(result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{~op~:~test~,~path~:~/a~,~value~:2}]|false",
                "[{~op~:~remove~,~path~:~/b~}]|false",
                "[{~op~:~add~,~path~:~/b/c~,~value~:1}]|false",
                "[{~op~:~jump~,~path~:~/a~}]|true",
                "[{~op~:~add~,~path~:~a~,~value~:1}]|true",
                "{~op~:~add~}|true"
            })
    void operationsThatFail(String patch, boolean malformed) {
        assertThatThrownBy(() -> JsonPatch.apply(json("{~a~:1}"), json(patch)))
                .isInstanceOfSatisfying(
                        PatchException.class, e -> assertThat(e.malformed()).isEqualTo(malformed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{~containers~:[{~name~:~a~,~image~:~1~}]}|{~containers~:[{~name~:~b~,~image~:~2~},{~name~:~a~,~tty~:true}]}|{~containers~:[{~name~:~a~,~image~:~1~,~tty~:true},{~name~:~b~,~image~:~2~}]}",
                "{~env~:[{~name~:~a~},{~name~:~b~}]}|{~env~:[{~name~:~a~,~$patch~:~delete~}]}|{~env~:[{~name~:~b~}]}",
                "{~ports~:[{~port~:1},{~port~:2}]}|{~ports~:[{~port~:2,~name~:~x~}]}|{~ports~:[{~port~:1},{~port~:2,~name~:~x~}]}",
                "{~ports~:[{~containerPort~:1}]}|{~ports~:[{~containerPort~:2}]}|{~ports~:[{~containerPort~:1},{~containerPort~:2}]}",
                "{~env~:[{~name~:~a~}]}|{~env~:[{~name~:~b~},{~$patch~:~replace~}]}|{~env~:[{~name~:~b~}]}",
                "{~args~:[~a~]}|{~args~:[~b~]}|{~args~:[~b~]}",
                "{~finalizers~:[~a~,~b~]}|{~$deleteFromPrimitiveList/finalizers~:[~a~],~finalizers~:[~c~],~$setElementOrder/finalizers~:[~b~,~c~]}|{~finalizers~:[~b~,~c~]}",
                "{~a~:{~b~:1,~c~:2}}|{~a~:{~$patch~:~replace~,~d~:3}}|{~a~:{~d~:3}}",
                "{~a~:{~b~:1}}|{~a~:{~$patch~:~delete~}}|{}",
                "{~s~:{~type~:~A~,~x~:{}}}|{~s~:{~$retainKeys~:[~type~],~type~:~B~}}|{~s~:{~type~:~B~}}",
                "{}|{~env~:[{~name~:~a~,~value~:null}]}|{~env~:[{~name~:~a~}]}"
            })
    void strategic(String target, String patch, String result) throws JsonProcessingException {
        assertThat(StrategicPatch.apply(json(target), json(patch))).isEqualTo(json(result));
    }
}
